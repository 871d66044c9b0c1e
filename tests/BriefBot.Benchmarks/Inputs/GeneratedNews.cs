using System.Text;

namespace BriefBot.Benchmarks.Inputs;

/// <summary>A news set out of nothing but a seed: articles of invented words around facts with known answers.</summary>
static class GeneratedNews
{
    static readonly string[] Verbs = ["opened", "announced", "sold", "inspected", "closed", "approved", "rejected", "praised"];
    static readonly string[] Roles = ["president", "chairman", "chief executive", "director", "minister", "founder"];
    static readonly string[] Outlets = ["Harbour Gazette", "Meridian Wire", "Lakeside Courier", "The Plain Packet"];
    static readonly DateOnly FirstDay = new(2022, 1, 3);
    const int Days = 540;
    const int Seed = 20221116;

    /// <summary>The set, the same in every run.</summary>
    public static NewsSet Create(int articles, int questions)
    {
        var random = new Random(Seed);
        var words = new Vocabulary(random, 40_000);
        var written = new List<NewsArticle>(articles);
        var asked = new List<NewsQuestion>(questions);
        for (var number = 0; number < articles; number++)
        {
            var day = FirstDay.AddDays(random.Next(Days));
            var fact = Fact.Draw(random, words);
            var article = Write(random, words, $"g{number:00000}", day, fact);
            written.Add(article);
            if (asked.Count < questions && random.Next(articles) < questions * 2)
                asked.Add(fact.Ask(article.Id, day.AddDays(random.Next(5))));
        }

        return new("generated", written, asked);
    }

    static NewsArticle Write(Random random, Vocabulary words, string id, DateOnly day, Fact fact)
    {
        var body = new StringBuilder();
        var sentences = 30 + random.Next(30);
        var place = random.Next(sentences);
        for (var i = 0; i < sentences; i++)
        {
            body.Append(i == place ? fact.Sentence : Sentence(random, words));
            body.Append(i % 3 == 2 ? "\n\n" : " ");
        }

        return new(
            id,
            fact.Headline,
            Outlets[random.Next(Outlets.Length)],
            day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            body.ToString().TrimEnd()
        );
    }

    static string Sentence(Random random, Vocabulary words)
    {
        var text = new StringBuilder();
        var length = 12 + random.Next(18);
        for (var i = 0; i < length; i++)
        {
            var word = random.Next(15) == 0 ? Vocabulary.Name(random) : words.Draw(random);
            if (i > 0)
                text.Append(' ');
            text.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        }

        return text.Append('.').ToString();
    }

    sealed record Fact(string Person, string Role, string Organisation, string Verb, string Topic, string Thing, string Place)
    {
        public static Fact Draw(Random random, Vocabulary words) =>
            new(
                $"{Vocabulary.Name(random)} {Vocabulary.Name(random)}",
                Roles[random.Next(Roles.Length)],
                Vocabulary.Name(random),
                Verbs[random.Next(Verbs.Length)],
                words.DrawTopical(random),
                words.DrawTopical(random),
                Vocabulary.Name(random)
            );

        public string Sentence => $"{Person}, the {Role} of {Organisation}, {Verb} the {Topic} {Thing} in {Place}, officials said.";

        public string Headline => $"{Organisation} and the {Topic} {Thing}";

        public NewsQuestion Ask(string article, DateOnly day) =>
            new(
                $"q-{article}",
                $"Which {Role} {Verb} the {Topic} {Thing} in {Place} this week, as officials said?",
                day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                [Person],
                [article],
                false
            );
    }
}
