using System.Globalization;
using System.Text;
using BriefBot.Language;

namespace BriefBot.Benchmarks.Inputs;

/// <summary>Grows a set with articles that are made of other articles' sentences: the words of the field, the facts of none.</summary>
static class Distractors
{
    const int Seed = 811;
    const int Outlets = 40;

    /// <summary>As many words of new articles as asked for, in articles of the set's average length.</summary>
    /// <param name="set">Its gold articles give no sentence, so that a gold passage stays the only one of its kind.</param>
    /// <param name="words">Words to write, at least.</param>
    public static IEnumerable<NewsArticle> Of(NewsSet set, long words)
    {
        var random = new Random(Seed);
        var gold = set.Questions.SelectMany(question => question.Gold).ToHashSet(StringComparer.Ordinal);
        var donors = set.Articles.Where(article => !gold.Contains(article.Id)).ToList();
        var sentences = donors
            .SelectMany(article => Sentences.Split(article.Body).Select(span => article.Body[span.Start..span.End]))
            .Where(text => text.Length > 20)
            .ToList();
        var wordsPerArticle = (int)(set.Articles.Sum(article => (long)Words(article.Body)) / set.Articles.Count);
        var days = donors.Select(article => article.Published).OfType<string>().Order(StringComparer.Ordinal).ToList();
        for (var number = 0; words > 0; number++)
        {
            var body = Body(random, sentences, wordsPerArticle);
            words -= Words(body);
            var day = days[random.Next(days.Count)];
            yield return new(
                $"x{number.ToString("000000", CultureInfo.InvariantCulture)}",
                donors[random.Next(donors.Count)].Title,
                $"outlet-{random.Next(Outlets)}.example",
                day,
                body
            );
        }
    }

    /// <summary>Words as white space separates them.</summary>
    public static int Words(string text) => text.AsSpan().Count(' ') + text.AsSpan().Count('\n') + 1;

    static string Body(Random random, List<string> sentences, int words)
    {
        var body = new StringBuilder();
        for (var (count, written) = (0, 0); written < words; count++)
        {
            var sentence = sentences[random.Next(sentences.Count)];
            written += Words(sentence);
            body.Append(sentence).Append(count % 3 == 2 ? "\n\n" : " ");
        }

        return body.ToString().TrimEnd();
    }
}
