using System.Collections.Frozen;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>What "the bank", "the minister" or "the animals" in a cited sentence stands for: somebody or something named before.</summary>
static class Description
{
    // Words between a name and what it is: "Health minister Oleh Marchuk", "Marchuk, the health minister".
    const int Beside = 3;

    static readonly FrozenSet<string> Bodies = Lexicon.Stems("en/descriptions", "bodies");

    static readonly FrozenSet<string> Things = Lexicon.Stems("en/descriptions", "things");

    /// <summary>True for a noun that may stand for many other nouns.</summary>
    public static bool IsOfAnything(Word noun) => Things.Contains(noun.Stem);

    /// <summary>True when a name that stands before a cited sentence is what a noun in it stands for: it holds the noun or stands beside it
    /// there, or nothing else that may be meant is named.</summary>
    public static bool Means(Source source, Word noun, NameMention name)
    {
        if (!source.HasInArticle(name.Text) || !source.NearNames.Exists(near => NameForms.AreSame(near.Text, name.Text)))
            return false;
        var last = Word.Read(name.Text, new TextSpan(0, name.Text.Length)).FindAll(word => word.IsContent);
        for (var i = 0; i < source.Near.Count; i++)
        {
            if (source.Near[i].Stem != noun.Stem)
                continue;
            for (var j = Math.Max(0, i - Beside); j < source.Near.Count && j <= i + Beside; j++)
                if (source.Near[j].IsCapital && last.Exists(word => word.Text == source.Near[j].Text))
                    return true;
        }
        return name.Kind is not NameKind.Person
            && Bodies.Contains(noun.Stem)
            && source
                .NearNames.Where(near => near.Kind is not NameKind.Person && DateWords.Month(near.Text) == 0)
                .All(near => NameForms.AreSame(near.Text, name.Text));
    }
}
