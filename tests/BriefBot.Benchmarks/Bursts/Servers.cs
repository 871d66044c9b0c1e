using BriefBot.Benchmarks.Inputs;
using BriefBot.Corpus.Sqlite;
using BriefBot.Fakes;
using BriefBot.Ingest;

namespace BriefBot.Benchmarks.Bursts;

/// <summary>Somebody who asks a question somewhere.</summary>
sealed record Asking(Person Person, FakeChannel Channel, string Question);

/// <summary>
/// Servers with articles of their own and people in them: one of them large and busy, nine small, and one person who asks too much.
/// </summary>
sealed class Servers
{
    const int Small = 9;
    const int ArticlesOfSmall = 500;
    const int AskedByOne = 30;
    const int SharePerHundredOfHome = 34;
    const int PeopleAtHome = 85;
    const int PeopleInSmall = 12;
    const int Seed = 3;

    readonly List<Server> _servers = [];
    readonly Person _eager;
    readonly int _warmUp;

    /// <summary>Founds the servers, with people in them.</summary>
    /// <param name="discord">Where.</param>
    /// <param name="set">The home server gets all its articles, each small one an own part of them.</param>
    /// <param name="warmUp">Questions of <see cref="WarmUp"/>, by as many people.</param>
    public Servers(FakeDiscord discord, NewsSet set, int warmUp)
    {
        _warmUp = warmUp;
        var guests = (warmUp + Small) / (Small + 1);
        _servers.Add(new Server(discord, "Home", set.Articles, set.Questions, PeopleAtHome, guests));
        for (var i = 0; i < Small; i++)
        {
            var articles = set.Articles.Skip(i * ArticlesOfSmall).Take(ArticlesOfSmall).ToList();
            var ids = articles.Select(article => article.Id).ToHashSet(StringComparer.Ordinal);
            var questions = set.Questions.Where(question => question.Gold.Any(ids.Contains)).ToList();
            if (questions.Count == 0)
                questions = [.. set.Questions];
            _servers.Add(new Server(discord, $"Town {i + 1}", articles, questions, PeopleInSmall, guests));
        }

        _eager = discord.Person("eager", _servers[1].Guild);
    }

    /// <summary>The large server, whose articles are those of the terminal.</summary>
    public FakeGuild Home => _servers[0].Guild;

    /// <summary>How many servers there are.</summary>
    public int Count => _servers.Count;

    /// <summary>Brings each server's articles into a database.</summary>
    /// <returns>Passages in all.</returns>
    public async Task<long> IngestAsync(string database, CancellationToken cancellation)
    {
        await using var corpus = (await SqliteStores.OpenAsync(database, null, cancellation)).Corpus;
        var passages = 0L;
        foreach (var server in _servers)
        {
            var workspace = await corpus.WorkspaceAsync(server.Guild == Home ? "default" : $"discord:{server.Guild.Id}", cancellation);
            var file = Path.Combine(Path.GetDirectoryName(database)!, $"{server.Guild.Name}.jsonl");
            NewsSet.Write(server.Articles, file);
            await new Ingestor(corpus, TimeProvider.System).IngestAsync(new IngestRequest(workspace, [file]), null, cancellation);
            passages += (await corpus.StatisticsAsync(workspace, cancellation)).Passages;
        }

        return passages;
    }

    /// <summary>Questions by people who ask nothing later, so that no limit of theirs is used up.</summary>
    public IReadOnlyList<Asking> WarmUp() =>
        [.. Enumerable.Range(0, _warmUp).Select(i => _servers[i % _servers.Count].AskAsGuest(i / _servers.Count))];

    /// <summary>
    /// Questions in the order they are asked: a third of them in the home server, more than it may ask; some by one person, more than one
    /// may ask; the rest by others all over the small servers, within the limits.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="byOne">How many of them by the one person, which are answered one after the other.</param>
    public IReadOnlyList<Asking> Questions(int count, int byOne = AskedByOne)
    {
        var random = new Random(Seed);
        var asked = new List<Asking>(count);
        for (var i = 0; i < count * SharePerHundredOfHome / 100; i++)
            asked.Add(_servers[0].Ask(_servers[0].People[i % PeopleAtHome]));
        for (var i = 0; i < byOne; i++)
            asked.Add(_servers[1].Ask(_eager));
        for (var i = 0; asked.Count < count; i++)
        {
            var server = _servers[1 + (i % Small)];
            asked.Add(server.Ask(server.People[i / Small % PeopleInSmall]));
        }

        var order = asked.ToArray();
        random.Shuffle(order);
        return order;
    }

    sealed class Server
    {
        readonly IReadOnlyList<NewsQuestion> _questions;
        readonly FakeChannel _channel;
        readonly IReadOnlyList<Person> _guests;
        int _next;

        public Server(
            FakeDiscord discord,
            string name,
            IReadOnlyList<NewsArticle> articles,
            IReadOnlyList<NewsQuestion> questions,
            int people,
            int guests
        )
        {
            Guild = discord.AddGuild(name);
            Articles = articles;
            _channel = discord.AddChannel(Guild);
            _questions = questions;
            People = [.. Enumerable.Range(0, people).Select(i => discord.Person($"{name} person {i}", Guild))];
            _guests = [.. Enumerable.Range(0, guests).Select(i => discord.Person($"{name} guest {i}", Guild))];
        }

        public FakeGuild Guild { get; }

        public IReadOnlyList<NewsArticle> Articles { get; }

        public IReadOnlyList<Person> People { get; }

        public Asking AskAsGuest(int guest) => Ask(_guests[guest]);

        // The bot asks as of today, when nothing in the set is of this week any more.
        public Asking Ask(Person person) =>
            new(person, _channel, _questions[_next++ % _questions.Count].Text.Replace(" this week", "", StringComparison.Ordinal));
    }
}
