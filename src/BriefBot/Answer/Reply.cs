using BriefBot.Answer.Briefings;
using BriefBot.Answer.Dialogues;
using BriefBot.Answer.Sayings;
using BriefBot.Answer.Summaries;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Inference;
using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Answer;

/// <summary>A question and its limits.</summary>
/// <param name="Text">As asked; 1 to 1,000 characters.</param>
/// <param name="Scope">Workspace and filters.</param>
/// <param name="AsOf">The day that "today" means in the question and from which articles are looked back at.</param>
public sealed record Question(string Text, SearchScope Scope, DateOnly AsOf)
{
    /// <summary>Questions that wait for their turn behind this one: the more there are, the less is read for it.</summary>
    public int Waiting { get; init; }

    /// <summary>Only these articles may answer; null for all.</summary>
    public IReadOnlyList<ArticleId>? Articles { get; init; }

    /// <summary>What was asked before it in the conversation, and answered, for follow-ups; null when nothing was.</summary>
    public Exchange? Previous { get; init; }

    /// <summary>Who writes: a model's name as configured, or "extractive" for quotes alone; null for whatever is configured.</summary>
    public string? Model { get; init; }

    /// <summary>For whom a model is asked; it isn't told.</summary>
    public ModelAsker Asker { get; init; } = ModelAsker.Nobody;
}

/// <summary>A source as a reader sees it under an answer.</summary>
/// <param name="Number">1 and up, in order of first use.</param>
/// <param name="Quote">The cited text, exactly as stored.</param>
/// <param name="Article">The version that is quoted.</param>
public sealed record CitedSource(int Number, Citation Citation, string Quote, Article Article);

/// <summary>A quoted sentence of an answer.</summary>
/// <param name="Text">Verbatim text of the first citation's quote.</param>
/// <param name="Highlights">Where in <paramref name="Text"/> the short answer stands.</param>
/// <param name="Citations">Numbers of <see cref="CitedSource"/>; several when sources say the same.</param>
public sealed record Claim(string Text, IReadOnlyList<TextSpan> Highlights, IReadOnlyList<int> Citations)
{
    /// <summary>What a reader must be told within the quote, in brackets: whom "he" is, which day "Monday"; in the order of the
    /// text.</summary>
    public IReadOnlyList<Clarification> Clarifications { get; init; } = [];
}

/// <summary>One item of a list answer, or the single short answer.</summary>
/// <param name="Text">The name, number or date as a source writes it.</param>
/// <param name="Note">How, in words of the sources: role, "letter", "via video", "expected"; null when there is nothing to add.</param>
/// <param name="Citations">Numbers of <see cref="CitedSource"/> that bear it out.</param>
public sealed record AnswerItem(string Text, string? Note, IReadOnlyList<int> Citations);

/// <summary>Sources that disagree, side by side, without a verdict.</summary>
/// <param name="About">What they disagree on, in a few words.</param>
public sealed record Conflict(string About, IReadOnlyList<ConflictSide> Sides);

/// <summary>One side of a conflict.</summary>
/// <param name="Value">The name, number or date on this side.</param>
/// <param name="Text">The verbatim quote.</param>
/// <param name="Citation">Number of a <see cref="CitedSource"/>.</param>
public sealed record ConflictSide(string Value, string Text, int Citation);

/// <summary>A passage that retrieval ranked.</summary>
/// <param name="Score">Larger is better; comparable within one answer only.</param>
public sealed record RankedPassage(Passage Passage, double Score)
{
    /// <summary>The id that the input gave, else the article's own.</summary>
    public string Document => Passage.Article.ExternalId ?? Passage.Article.Id.ToString();
}

/// <summary>What may have been meant: a name, outlet or topic that the corpus has, for one that it doesn't.</summary>
/// <param name="Asked">As asked.</param>
/// <param name="Known">As the corpus has it.</param>
public sealed record Suggestion(string Asked, string Known);

/// <summary>What leaves Answer: every surface formats this and adds no words of its own about the content.</summary>
/// <param name="Confidence">0 to 1: how likely it is that the corpus answers the question.</param>
/// <param name="Passages">What retrieval found, best first; at most 10.</param>
/// <param name="Sources">Everything cited by number.</param>
/// <param name="AnsweredBy">"extractive", or a model's name.</param>
public abstract record Reply(
    Question Question,
    double Confidence,
    IReadOnlyList<RankedPassage> Passages,
    IReadOnlyList<CitedSource> Sources,
    string AnsweredBy,
    TimeSpan Elapsed
)
{
    /// <summary>True when the samples answered because the workspace is empty.</summary>
    public bool FromSamples { get; init; }

    /// <summary>How many articles were not searched, because they can't be indexed for now; 0 as a rule.</summary>
    public long NotSearched { get; init; }

    /// <summary>The question as understood when it was a follow-up, else null.</summary>
    public string? Understood { get; init; }

    /// <summary>The question in full: as understood, else as asked. What a follow-up leans on.</summary>
    public string FullQuestion => Understood ?? Question.Text;

    /// <summary>True unless the corpus has nothing to say.</summary>
    public bool IsFound => this is not NotFound;

    /// <summary>How the reply came about; null for one made otherwise than by <see cref="Answerer"/>.</summary>
    public Trace? Trace { get; init; }

    /// <summary>
    /// What a model wrote and the sources bear out, to be shown in place of an answer's claims or of what happened in a briefing; empty
    /// when quotes speak alone.
    /// </summary>
    public IReadOnlyList<WrittenSentence> Written { get; init; } = [];

    /// <summary>How a model's text fared, also when nothing of it is shown; null when no model was asked.</summary>
    public WritingReport? Writing { get; init; }

    /// <summary>An answer whose every quote was checked against the stored text.</summary>
    /// <param name="Items">Short answer: one item, or all of a list. Empty when only sentences answer.</param>
    /// <param name="Claims">The quoted sentences, best first.</param>
    public sealed record Cited(
        Question Question,
        IReadOnlyList<AnswerItem> Items,
        IReadOnlyList<Claim> Claims,
        IReadOnlyList<Conflict> Conflicts,
        double Confidence,
        IReadOnlyList<RankedPassage> Passages,
        IReadOnlyList<CitedSource> Sources,
        string AnsweredBy,
        TimeSpan Elapsed
    ) : Reply(Question, Confidence, Passages, Sources, AnsweredBy, Elapsed)
    {
        /// <summary>Set where the only item is no name, number or date but says that something is so, is not, or is denied.</summary>
        public ReadKind? Verdict { get; init; }
    }

    /// <summary>What a topic comes to; the question is the topic.</summary>
    public sealed record Brief(
        Question Question,
        Briefing Briefing,
        double Confidence,
        IReadOnlyList<RankedPassage> Passages,
        IReadOnlyList<CitedSource> Sources,
        string AnsweredBy,
        TimeSpan Elapsed
    ) : Reply(Question, Confidence, Passages, Sources, AnsweredBy, Elapsed);

    /// <summary>What somebody said; the question is the name.</summary>
    /// <param name="Topic">What it had to be about; null for anything.</param>
    /// <param name="Sayings">The latest first.</param>
    public sealed record Said(
        Question Question,
        string? Topic,
        IReadOnlyList<Saying> Sayings,
        double Confidence,
        IReadOnlyList<RankedPassage> Passages,
        IReadOnlyList<CitedSource> Sources,
        string AnsweredBy,
        TimeSpan Elapsed
    ) : Reply(Question, Confidence, Passages, Sources, AnsweredBy, Elapsed);

    /// <summary>The corpus does not answer it.</summary>
    /// <param name="Reason">One sentence for the reader.</param>
    /// <param name="Nearest">The closest quotes, checked like any other; at most 3.</param>
    public sealed record NotFound(
        Question Question,
        string Reason,
        IReadOnlyList<Claim> Nearest,
        double Confidence,
        IReadOnlyList<RankedPassage> Passages,
        IReadOnlyList<CitedSource> Sources,
        string AnsweredBy,
        TimeSpan Elapsed
    ) : Reply(Question, Confidence, Passages, Sources, AnsweredBy, Elapsed)
    {
        /// <summary>What may have been meant by words that the corpus doesn't have, but nearly; mostly nothing.</summary>
        public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

        /// <summary>True when nothing was asked, but thanks were given: nothing was searched, and <see cref="Reason"/> is a friendly
        /// word.</summary>
        public bool IsCourtesy { get; init; }
    }
}
