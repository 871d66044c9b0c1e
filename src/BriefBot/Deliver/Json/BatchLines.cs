namespace BriefBot.Deliver.Json;

/// <summary>What a batch gives for a question.</summary>
/// <param name="Id">As the input had it.</param>
/// <param name="Abstain">True when the corpus doesn't answer it.</param>
sealed record AnswerLine(
    string Id,
    IReadOnlyList<PassagePart> Passages,
    string Quote,
    string Answer,
    bool Abstain,
    double Confidence,
    bool ConflictFlag,
    double ElapsedMs
);

/// <summary>What a batch gives for a page: null where it doesn't tell, an empty text where it has none.</summary>
sealed record ExtractLine(string Id, string? Title, string? Published, string? Author, string Text);

/// <summary>What a batch gives for an article of stories.</summary>
/// <param name="Cluster">A number, 1 and up, that articles of the same story have in common.</param>
sealed record StoryLine(string Id, int Cluster);

/// <summary>What a batch gives for texts to be summarised: a citation for each sentence, in the order of the summary.</summary>
sealed record SummaryLine(string Id, string Summary, IReadOnlyList<SummaryCitationPart> Citations);

/// <summary>Where a sentence of a summary stands.</summary>
/// <param name="Doc">Id of the text.</param>
sealed record SummaryCitationPart(string Doc, int Start, int End, string Sha256);

/// <summary>What a batch gives for sentences that an article may bear out: from 0, not at all, to 1, word for word.</summary>
sealed record SupportLine(string Id, IReadOnlyList<double> Scores);

/// <summary>What a batch gives for a sentence and what it cites.</summary>
/// <param name="Why">What speaks against it; empty when nothing does.</param>
sealed record VerdictLine(string Id, bool Passes, string Why);
