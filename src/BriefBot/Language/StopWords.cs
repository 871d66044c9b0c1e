using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words that carry no topic: articles, pronouns, prepositions, auxiliaries, question words.</summary>
public static class StopWords
{
    static readonly FrozenSet<string> Words = (
        "a an the and or but nor so yet if then than that this these those there here it its itself he him his himself she her hers herself they them their theirs " +
        "themselves we us our ours ourselves i me my mine myself you your yours yourself who whom whose which what when where why how is are was were be been being am " +
        "do does did doing done has have had having will would shall should can could may might must of in on at by for with about against between into through during " +
        "before after above below to from up down out off over under again further once as until while because not no any some all both each few more most other such " +
        "only own same too very just also s t d ll re ve m dont didnt doesnt isnt wasnt werent arent hasnt havent hadnt wont wouldnt cant couldnt shouldnt lets " +
        "wholl whod whos whats whatll whatre wheres hows whys theres thats theyre theyve theyll weve youre youve youll ive im aint mustnt neednt gonna " +
        "however meanwhile according among amid across toward towards upon per via")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a stop word in any case.</summary>
    public static bool IsStopWord(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
