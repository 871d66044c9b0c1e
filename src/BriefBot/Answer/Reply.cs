using BriefBot.Answer.Briefings;
using BriefBot.Answer.Dialogues;
using BriefBot.Answer.Sayings;
using BriefBot.Answer.Writing;
using BriefBot.Reader;

namespace BriefBot.Answer;

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

    /// <summary>The exchange that it ends.</summary>
    public Exchange ToExchange() =>
        new(
            FullQuestion,
            this switch
            {
                Cited { Verdict: not null } => null,
                Cited { Items: [var only], Conflicts.Count: 0 } => only.Text,
                // Not sure enough to be shown as the answer, but what the quote's mark points at.
                Cited { Items: [], Claims: [{ Highlights: [var marked] } best, ..] } => best.Text[marked.Start..marked.End],
                _ => null,
            }
        );

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
    /// <param name="Lack">Why.</param>
    /// <param name="Nearest">The closest quotes, checked like any other; at most 3.</param>
    public sealed record NotFound(
        Question Question,
        Lack Lack,
        IReadOnlyList<Claim> Nearest,
        double Confidence,
        IReadOnlyList<RankedPassage> Passages,
        IReadOnlyList<CitedSource> Sources,
        string AnsweredBy,
        TimeSpan Elapsed
    ) : Reply(Question, Confidence, Passages, Sources, AnsweredBy, Elapsed)
    {
        /// <summary>Why, as one sentence in English.</summary>
        public string Reason => Lack.Text;

        /// <summary>What may have been meant by words that the corpus doesn't have, but nearly; mostly nothing.</summary>
        public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

        /// <summary>True when nothing was asked, but thanks were given: nothing was searched, and <see cref="Reason"/> is a friendly
        /// word.</summary>
        public bool IsCourtesy { get; init; }
    }
}
