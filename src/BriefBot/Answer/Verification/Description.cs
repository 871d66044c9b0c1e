using System.Collections.Frozen;
using BriefBot.Answer.Checking;
using BriefBot.Language;

namespace BriefBot.Answer.Verification;

/// <summary>What "the bank", "the minister" or "the animals" in a cited sentence stands for: somebody or something named before.</summary>
static class Description
{
    // Words between a name and what it is: "Health minister Oleh Marchuk", "Marchuk, the health minister".
    const int Beside = 3;

    static readonly FrozenSet<string> Bodies = Set(
        "country nation state republic kingdom island city town village capital province region county district territory company firm group business corporation bank insurer airline carmaker automaker manufacturer maker producer retailer operator supplier " +
        "brewer publisher broadcaster newspaper club team side party union federation association organisation organization agency authority regulator ministry government parliament court university school college institute hospital museum gallery theatre church charity foundation " +
        "army navy force league council commission committee startup platform network service chain utility railway shipyard mine plant factory airport port river lake mountain volcano park ship vessel ferry satellite spacecraft probe rocket telescope");

    // What may stand for anything of its class.
    static readonly FrozenSet<string> Things = Set(
        "animal creature bird fish insect plant tree people person passenger vehicle vessel craft aircraft plane ship building structure site place drug medicine medication substance chemical device machine equipment product item object weapon group pair couple move measure step deal agreement " +
        "plan project scheme decision ruling verdict law bill reform work event incident accident attack crime offence find discovery document report study survey area facility disease illness virus infection material money sum amount system technology method game match tournament competition ceremony");

    /// <summary>Nouns behind "the" in a cited sentence of which the written one has none.</summary>
    public static IEnumerable<ReadWord> Dropped(Alignment alignment, Source source)
    {
        var words = source.Reading.Words;
        for (var i = 1; i < words.Count; i++)
            if (words[i - 1].Text is "the" or "this" or "these" or "those" && words[i] is { IsContent: true, IsCapital: false } noun && !alignment.IsUsed(source, noun)) yield return noun;
    }

    /// <summary>True for a noun that may stand for many other nouns.</summary>
    public static bool IsOfAnything(ReadWord noun) => Things.Contains(noun.Stem);

    /// <summary>True when a name that stands before a cited sentence is what a noun in it stands for: it holds the noun or stands beside it there, or nothing else that may be meant is named.</summary>
    public static bool Means(Source source, ReadWord noun, NameMention name)
    {
        if (!source.HasInArticle(name.Text) || !source.NearNames.Exists(near => NameForms.AreSame(near.Text, name.Text))) return false;
        var last = ReadWord.Read(name.Text, new TextSpan(0, name.Text.Length)).FindAll(word => word.IsContent);
        for (var i = 0; i < source.Near.Count; i++)
        {
            if (source.Near[i].Stem != noun.Stem) continue;
            for (var j = Math.Max(0, i - Beside); j < source.Near.Count && j <= i + Beside; j++)
                if (source.Near[j].IsCapital && last.Exists(word => word.Text == source.Near[j].Text)) return true;
        }
        return name.Kind is not NameKind.Person && Bodies.Contains(noun.Stem) && source.NearNames.Where(near => near.Kind is not NameKind.Person && DateWords.Month(near.Text) == 0).All(near => NameForms.AreSame(near.Text, name.Text));
    }

    static FrozenSet<string> Set(string words) => words.Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
}
