using System.Buffers;
using BriefBot.Answer.Checking;
using BriefBot.Language;

namespace BriefBot.Answer.Verification;

/// <summary>A sentence, read for all that is compared.</summary>
sealed class SentenceReading
{
    static readonly SearchValues<char> Breaks = SearchValues.Create(",;:—–()");

    List<Credit>? _credits;
    List<Operator>? _operators;
    List<TextSpan>? _clauses;

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="span">Its place there.</param>
    /// <param name="written">The day on which it was written, null when unknown.</param>
    /// <param name="isName">Tells whether a word that opens the sentence is a name.</param>
    public SentenceReading(string text, TextSpan span, DateOnly? written, Func<string, bool> isName)
    {
        (Text, Span) = (text, span);
        Words = ReadWord.Read(text, span);
        Quotes = QuotedText.Find(text, span);
        Names = BriefBot.Language.Names.Find(text, span);
        if (
            Words is [{ IsCapital: true, IsContent: true } opener, ..]
            && !Names.Exists(name => name.Span.Start <= opener.Span.Start && opener.Span.Start < name.Span.End)
            && isName(At(opener.Span))
        )
            Names.Insert(0, new NameMention(opener.Span, At(opener.Span), NameKind.Unknown, null));
        Dates = StatedDate.Find(text, span, written);
        Measures = Checking.Measures.Find(text, span, Dates.Select(date => date.Span));
    }

    /// <summary>The text that holds it.</summary>
    public string Text { get; }

    /// <summary>Its place there.</summary>
    public TextSpan Span { get; }

    /// <summary>Its words.</summary>
    public List<ReadWord> Words { get; }

    /// <summary>What stands in quotation marks, without them, also where they open before it or close behind it.</summary>
    public List<TextSpan> Quotes { get; }

    /// <summary>Its names.</summary>
    public List<NameMention> Names { get; }

    /// <summary>Its dates.</summary>
    public List<StatedDate> Dates { get; }

    /// <summary>Its numbers.</summary>
    public List<Measure> Measures { get; }

    /// <summary>Who is said to have said what in it.</summary>
    public List<Credit> Credits => _credits ??= Credit.Find(this);

    /// <summary>What turns it round or weakens it.</summary>
    public List<Operator> Operators => _operators ??= Operator.Find(this);

    /// <summary>Its clauses, as places in the text.</summary>
    public List<TextSpan> Clauses => _clauses ??= BriefBot.Language.Clauses.Split(Text, Span);

    /// <summary>True when a place is within a quotation.</summary>
    public bool IsQuoted(TextSpan place) => Quotes.Exists(quote => quote.Start <= place.Start && place.End <= quote.End);

    /// <summary>True when nearly all of it is within a quotation.</summary>
    public bool IsAllQuoted => Words.Count > 0 && Words.TrueForAll(word => IsQuoted(word.Span));

    /// <summary>The words at a place.</summary>
    public string At(TextSpan place) => Text[place.Start..place.End];

    /// <summary>True when a mark that ends a clause stands between two neighbouring words.</summary>
    public bool IsBreak(int word) =>
        word + 1 < Words.Count && Text.AsSpan(Words[word].Span.End, Words[word + 1].Span.Start - Words[word].Span.End).ContainsAny(Breaks);
}
