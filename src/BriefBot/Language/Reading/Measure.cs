using System.Collections.Frozen;

namespace BriefBot.Language.Reading;

/// <summary>How exactly a number is given.</summary>
enum Exactness
{
    /// <summary>"84".</summary>
    Exact,

    /// <summary>"about 80".</summary>
    About,

    /// <summary>"more than 80".</summary>
    AtLeast,

    /// <summary>"up to 80".</summary>
    AtMost,
}

/// <summary>A number with what it measures.</summary>
/// <param name="Span">Its place in the text, currency sign and scale included.</param>
/// <param name="Kind">"money", "share", "time", "length", "age", "count", "ordinal" or "score".</param>
/// <param name="Units">Stems of the unit or of what is counted; empty when nothing follows.</param>
/// <param name="IsDistance">True for a time between two events ("106 days after", "two years ago"), which is no duration.</param>
/// <param name="IsRounded">True when it is written with a scale ("3 million").</param>
sealed record Measure(
    TextSpan Span,
    decimal Value,
    string Kind,
    FrozenSet<string> Units,
    Exactness Exactness,
    bool IsRounded,
    bool IsDistance = false
)
{
    // Relative distance within which "about" holds.
    const decimal Near = 0.1m;

    /// <summary>True when both measure the same thing in the same unit, as far as one noun in common tells.</summary>
    public bool IsSameQuantity(Measure other) => IsSameKind(other) && (Kind is "share" or "score" || Units.Overlaps(other.Units));

    /// <summary>True when nothing but the number differs: the nouns of one are among the other's, and it is no time between two
    /// events.</summary>
    public bool IsRival(Measure other) =>
        IsSameQuantity(other)
        && !IsDistance
        && (Kind is "share" or "score" || Units.IsSubsetOf(other.Units) || Units.IsProperSupersetOf(other.Units));

    /// <summary>True when one of them stands without a noun, so that the same number may be of the same thing.</summary>
    public bool MayBeSameQuantity(Measure other) =>
        (IsSameKind(other) || (Kind is "age" or "count" && other.Kind is "age" or "count")) && (Units.Count == 0 || other.Units.Count == 0);

    bool IsSameKind(Measure other) => Kind == other.Kind && IsDistance == other.IsDistance;

    /// <summary>True when a source's number bears this one out.</summary>
    public bool IsBorneOutBy(Measure source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (Value == source.Value)
            return source.Exactness is Exactness.Exact or Exactness.About || source.Exactness == Exactness;
        return Exactness switch
        {
            Exactness.AtLeast => source.Value > Value && source.Exactness == Exactness.Exact,
            Exactness.AtMost => source.Value < Value && source.Exactness == Exactness.Exact,
            Exactness.About => IsNear(source.Value),
            _ => IsRounded && source.Exactness == Exactness.Exact && IsRoundingOf(source.Value),
        };
    }

    /// <summary>True when a source's number rules this one out.</summary>
    public bool IsRuledOutBy(Measure source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (IsBorneOutBy(source) || Value == source.Value)
            return false;
        return source.Exactness switch
        {
            Exactness.AtLeast => Value < source.Value && Exactness is not Exactness.AtLeast,
            Exactness.AtMost => Value > source.Value && Exactness is not Exactness.AtMost,
            Exactness.About => !IsNear(source.Value),
            _ => true,
        };
    }

    bool IsNear(decimal other) => Math.Abs(Value - other) <= Near * Math.Max(Value, other);

    bool IsRoundingOf(decimal exact)
    {
        if (Value == 0)
            return false;
        var unit = 1m;
        while (unit * 10 <= Value && Value % (unit * 10) == 0)
            unit *= 10;
        while (Value % unit != 0)
            unit /= 10;
        return Math.Round(exact / unit, MidpointRounding.AwayFromZero) * unit == Value;
    }
}
