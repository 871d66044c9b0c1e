using System.Buffers;

namespace BriefBot.Language.Reading;

/// <summary>
/// A sentence, read once for all that answers, checks, written sentences, briefings and digests ask of it. Each part is read when it is
/// first asked for.
/// </summary>
sealed class Sentence
{
    /// <summary>Marks that end a clause.</summary>
    public static readonly SearchValues<char> Breaks = SearchValues.Create(",;:—–()");

    readonly DateOnly? _written;
    readonly Func<string, bool>? _isName;
    List<Word>? _words;
    List<TextSpan>? _quotes;
    List<NameMention>? _names;
    List<StatedDate>? _dates;
    List<Measure>? _numbers;
    List<Measure>? _measures;
    List<Credit>? _credits;
    List<Operator>? _operators;
    List<TextSpan>? _clauses;
    (bool IsRead, TextSpan? Span) _hedge;
    (bool IsRead, NameMention? Name) _speaker;

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The text that holds it; all places count from its start.</param>
    /// <param name="span">Its place there.</param>
    /// <param name="written">The day on which it was written, from which its dates are completed; null when unknown.</param>
    /// <param name="isName">Tells whether a word that opens the sentence is a name; null where that isn't known.</param>
    public Sentence(string text, TextSpan span, DateOnly? written = null, Func<string, bool>? isName = null)
    {
        (Text, Span) = (text, span);
        (_written, _isName) = (written, isName);
    }

    /// <summary>Reads a text that is one sentence.</summary>
    public static Sentence Of(string text) => new(text, new TextSpan(0, text.Length));

    /// <summary>The text that holds it.</summary>
    public string Text { get; }

    /// <summary>Its place there.</summary>
    public TextSpan Span { get; }

    /// <summary>Its words.</summary>
    public List<Word> Words => _words ??= Word.Read(Text, Span);

    /// <summary>What stands in quotation marks, without them, also where they open before it or close behind it.</summary>
    public List<TextSpan> Quotes => _quotes ??= QuotedText.Find(Text, Span);

    /// <summary>Its names.</summary>
    public List<NameMention> Names => _names ??= FindNames();

    /// <summary>Its dates.</summary>
    public List<StatedDate> Dates => _dates ??= StatedDate.Find(Text, Span, _written);

    /// <summary>Its numbers, those in names among them ("Lift 17").</summary>
    public List<Measure> Numbers => _numbers ??= Reading.Measures.Find(Text, Span, Dates.Select(date => date.Span));

    /// <summary>Its numbers outside names.</summary>
    public List<Measure> Measures =>
        _measures ??= Reading.Measures.Find(Text, Span, Dates.Select(date => date.Span).Concat(Names.Select(name => name.Span)));

    /// <summary>Who is said to have said what in it.</summary>
    public List<Credit> Credits => _credits ??= Credit.Find(this);

    /// <summary>What turns it round or weakens it.</summary>
    public List<Operator> Operators => _operators ??= Operator.Find(this);

    /// <summary>Its clauses, as places in the text.</summary>
    public List<TextSpan> Clauses => _clauses ??= Language.Clauses.Split(Text, Span);

    /// <summary>What keeps it from being a fact ("is expected to", "reportedly"); null when it is told as one.</summary>
    public TextSpan? Hedge => (_hedge = _hedge.IsRead ? _hedge : (true, HedgeIn(Span))).Span;

    /// <summary>The name of who says it; null when nobody is named.</summary>
    public NameMention? Speaker => (_speaker = _speaker.IsRead ? _speaker : (true, Attribution.SpeakerOf(this))).Name;

    /// <summary>True for a quotation set apart with the name of who said it beneath: "We send nobody out. — Ida Krogh".</summary>
    public bool IsSigned => Attribution.IsSigned(this);

    /// <summary>What keeps a part of it from being a fact; null when it is told as one.</summary>
    public TextSpan? HedgeIn(TextSpan part) => Hedges.Find(Text, part);

    /// <summary>What says that something isn't so, denies it, or keeps it from coming about.</summary>
    public IEnumerable<Operator> Negations => Operators.Where(one => one.Kind is OperatorKind.Negation or OperatorKind.Absence);

    /// <summary>True when a part of it says that something isn't so.</summary>
    public bool IsNegatedIn(TextSpan part) => Negations.Any(one => one.Span.Start >= part.Start && one.Span.End <= part.End);

    /// <summary>True for an outlet or person that only passes the news on: "…, Reuters reported", "according to the Post".</summary>
    public bool IsOnlyReporter(NameMention name) => Attribution.IsOnlyReporter(this, name);

    /// <summary>True when a place is within a quotation.</summary>
    public bool IsQuoted(TextSpan place) => Quotes.Exists(quote => quote.Start <= place.Start && place.End <= quote.End);

    /// <summary>True when nearly all of it is within a quotation.</summary>
    public bool IsAllQuoted => Words.Count > 0 && Words.TrueForAll(word => IsQuoted(word.Span));

    /// <summary>The words at a place.</summary>
    public string At(TextSpan place) => Text[place.Start..place.End];

    /// <summary>True when a mark that ends a clause stands between two neighbouring words.</summary>
    public bool IsBreak(int word) =>
        word + 1 < Words.Count && Text.AsSpan(Words[word].Span.End, Words[word + 1].Span.Start - Words[word].Span.End).ContainsAny(Breaks);

    /// <summary>True when nothing but others of their kind, commas and "and" or "or" stand between two places.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="kind">The places of their kind.</param>
    public bool AreListed(TextSpan one, TextSpan other, IEnumerable<TextSpan> kind)
    {
        var (at, end) = one.Start < other.Start ? (one.End, other.Start) : (other.End, one.Start);
        foreach (var next in kind.Where(span => at <= span.Start && span.End <= end).OrderBy(span => span.Start).Append(new(end, end)))
        {
            if (at < next.Start && Text.AsSpan(at, next.Start - at).Trim() is not ("and" or "or" or "&" or "," or ", and" or ", or"))
                return false;
            at = Math.Max(at, next.End);
        }
        return true;
    }

    List<NameMention> FindNames()
    {
        var names = Language.Names.Find(Text, Span);
        if (
            _isName is not null
            && Words is [{ IsCapital: true, IsContent: true } opener, ..]
            && !names.Exists(name => name.Span.Start <= opener.Span.Start && opener.Span.Start < name.Span.End)
            && _isName(At(opener.Span))
        )
            names.Insert(0, new NameMention(opener.Span, At(opener.Span), NameKind.Unknown, null));
        return names;
    }
}
