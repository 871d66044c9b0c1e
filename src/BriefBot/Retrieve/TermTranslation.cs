using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>What a word of a question is in another language.</summary>
/// <param name="Term">Index among the question's terms.</param>
/// <param name="Language">The other language.</param>
/// <param name="Pieces">Ways to say it, the usual one first, each of its words that tell something, as the language's articles write
/// them.</param>
sealed record TermTranslation(int Term, TextLanguage Language, IReadOnlyList<IReadOnlyList<string>> Pieces)
{
    /// <summary>The words that tell something.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">The language that it is in.</param>
    public static List<string> Read(string text, TextLanguage language)
    {
        var words = new List<string>();
        var tokenizer = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize], language.Writing);
        while (tokenizer.Next())
        {
            var word = tokenizer.Word.ToString();
            if (!language.IsStopWord(Folding.Fold(word)))
                words.Add(word);
        }
        return words;
    }

    /// <summary>
    /// Adds what the index has for it to the forms of a term. What is one word there counts for the whole; what is only told in several,
    /// "night ferry" for "Nachtfähre", makes a part of each, since either alone says less.
    /// </summary>
    /// <param name="parts">Forms of the term and of its parts, by part.</param>
    /// <param name="known">Stems of all terms; takes those that come in. None stands for two.</param>
    public void AddTo(List<List<QueryTerm>> parts, HashSet<string> known)
    {
        var isWhole = Pieces.Any(piece => piece.Count == 1);
        foreach (var piece in Pieces)
        {
            if (isWhole && piece.Count > 1)
                continue;
            for (var part = 0; part < piece.Count; part++)
            {
                if (part == parts.Count)
                    parts.Add([]);
                parts[part].AddRange(FormsOf(piece[part]).Where(form => known.Add(form.Stem)));
            }
        }
    }

    IEnumerable<QueryTerm> FormsOf(string word)
    {
        yield return new QueryTerm(Folding.Fold(word), Language.Stem(word));
        if (!Language.IsEnglish)
            yield break;
        foreach (var related in Lemmas.Related(word))
            yield return new QueryTerm(related, Language.Stem(related));
    }
}
