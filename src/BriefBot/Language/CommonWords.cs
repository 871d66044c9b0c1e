using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Everyday words that tell little in any corpus, even a small one in which they happen to be rare.</summary>
public static class CommonWords
{
    static readonly FrozenSet<string> Stems = (
        "ask asked answer want wanted need make made take give get go come see look find know think say tell call name use used work try keep let begin start started stop end ended become happen happened " +
        "show shown move live believe bring hold write provide sit stand lose pay meet include continue set learn change changed lead understand watch follow create speak read spend grow open close " +
        "win offer remember consider appear buy wait serve send expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull put add hit turn help play run feel leave allow " +
        "plan say said tell told claim cause caused face faced make hope seek sought receive announce agree release reveal lead join return cost mean according involve describe mention " +
        "new old good great big small large long short high low young early late last next first second third recent major main latest current former many much several few most least best worst top only other " +
        "same different important famous popular known called certain likely possible able available total total entire whole common general public private local national international global world country " +
        "year years month week day days time times hour today people person man woman men women child thing things way place part number amount case point group company home house name kind type sort reason result " +
        "fact question problem story news article event events issue area city state states side life hand word level line end member members ever never always often still already yet now then together " +
        "ago back away around nearly almost approximately about roughly officially actually exactly really finally currently previously according following including despite due during within without " +
        "one two three four five six seven eight nine ten hundred thousand million billion half former despite against among")
        .Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for the stem of such a word.</summary>
    public static bool IsCommonStem(string stem) => Stems.Contains(stem);
}
