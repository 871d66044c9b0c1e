using BriefBot.Answer.Judge.Claims;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>A cited sentence with what stands near it, which may tell whom a pronoun means.</summary>
sealed class Source
{
    // Characters before a sentence in which those before it are looked for.
    const int Before = 1_200;
    const int SentencesBefore = 3;

    /// <summary>Reads a cited sentence.</summary>
    /// <param name="cited">The sentence.</param>
    /// <param name="names">Words that the written sentence has with a capital within it.</param>
    public Source(CitedSentence cited, IReadOnlySet<string> names)
    {
        Article = cited.Article;
        Reading = new Sentence(cited.Article.Body, cited.Span, cited.Article.Published.Day, word => names.Contains(word) || IsName(word));
        var before = PrecedingSentences(cited.Article, cited.Span.Start);
        Near =
        [
            .. Word.Read(cited.Article.Title, new TextSpan(0, cited.Article.Title.Length)),
            .. before.SelectMany(span => Word.Read(cited.Article.Body, span)),
        ];
        NearNames =
        [
            .. BriefBot.Language.Names.Find(cited.Article.Title, new TextSpan(0, cited.Article.Title.Length)),
            .. before.SelectMany(span => BriefBot.Language.Names.Find(cited.Article.Body, span)),
        ];
        Pronoun =
            Reading.Words.Find(IsPronoun) is { } first && !Reading.Names.Exists(name => name.Span.Start < first.Span.Start)
                ? first.Text
                : null;
    }

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>The sentence.</summary>
    public Sentence Reading { get; }

    /// <summary>Words of the title and of the sentences before.</summary>
    public List<Word> Near { get; }

    /// <summary>Names there.</summary>
    public List<NameMention> NearNames { get; }

    /// <summary>The pronoun that stands before any name in the sentence, for somebody named before it; null when none does.</summary>
    public string? Pronoun { get; }

    /// <summary>True when somebody whom the sentence doesn't name may be meant by this name, which stands before it.</summary>
    public bool MayMean(NameMention name)
    {
        if (!HasInArticle(name.Text) || !NearNames.Exists(near => NameForms.AreSame(near.Text, name.Text)))
            return false;
        if (Pronoun is null && !Reading.Credits.Exists(credit => credit.IsPronoun))
            return false;
        if (Pronoun is "it" or "its")
            return name.Kind is not NameKind.Person;
        var people = NearNames.FindAll(near => near.Kind is NameKind.Person);
        return Pronoun is "they" or "their" or "them"
            || people.Count == 0
            || people.Exists(person => NameForms.AreSame(person.Text, name.Text));
    }

    /// <summary>Its text.</summary>
    public string Text => Reading.At(Reading.Span);

    /// <summary>True for a word that has a capital within a sentence of the article or of its title.</summary>
    public bool IsName(string word)
    {
        var body = Article.Body;
        for (var at = body.IndexOf(word, StringComparison.Ordinal); at >= 0; at = body.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (
                at > 1
                && body[at - 1] == ' '
                && (char.IsLetterOrDigit(body[at - 2]) || body[at - 2] is ',' or ';' or ':' or '-')
                && (end == body.Length || !char.IsLetterOrDigit(body[end]))
            )
                return true;
        }
        return false;
    }

    /// <summary>True for a pronoun that stands for somebody or something named before.</summary>
    public static bool IsPronoun(Word word) =>
        word.Text is "he" or "she" or "it" or "they" or "his" or "her" or "its" or "their" or "him" or "them";

    /// <summary>True when a name stands in the article word for word.</summary>
    public bool HasInArticle(string name)
    {
        var body = Article.Body;
        for (var at = body.IndexOf(name, StringComparison.Ordinal); at >= 0; at = body.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(body[at - 1])) && (end == body.Length || !char.IsLetterOrDigit(body[end])))
                return true;
        }
        return Article.Title.Contains(name, StringComparison.Ordinal);
    }

    static List<TextSpan> PrecedingSentences(Article article, int start)
    {
        var from = Math.Max(0, start - Before);
        if (from >= start)
            return [];
        var language = article.Language ?? Sentences.LanguageOf(article.Body);
        return
        [
            .. Sentences
                .Split(article.Body[from..start], language)
                .TakeLast(SentencesBefore)
                .Select(span => new TextSpan(span.Start + from, span.End + from)),
        ];
    }
}
