using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>Damage is found and named, and never makes a read crash with anything but a <see cref="CorpusException"/>.</summary>
public sealed class SqliteCorpusDamageTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Database => folder.File("corpus.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_sound_corpus_has_no_findings()
    {
        await FillAsync();

        var report = await SqliteStores.VerifyAsync(Database, Token);

        report.Findings.ShouldBeEmpty();
        (report.Articles, report.Pending).ShouldBe((20, 0));
        report.Passages.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("UPDATE article_version SET body = replace(body, '7', '8') WHERE id = 3", "Article 3, version 1: the text")]
    [InlineData("UPDATE article_version SET title = 'Other' WHERE id = 3", "Article 3, version 1: the text")]
    [InlineData("UPDATE passage SET \"end\" = 100000 WHERE article_version = 3", "lies outside the text")]
    [InlineData("UPDATE original SET bytes = zeroblob(40) WHERE id = 3", "Original 3: the bytes")]
    [InlineData("UPDATE original SET bytes = zeroblob(40), encoding = 0 WHERE id = 3", "Original 3: the bytes")]
    [InlineData("UPDATE article SET version = 2 WHERE id = 3", "Article 3 lacks its current version")]
    [InlineData("DELETE FROM passage_word WHERE rowid = (SELECT max(id) FROM passage)", "missing from the full-text index")]
    [InlineData("DELETE FROM passage WHERE article_version = 3", "Article 3 has no passages")]
    [InlineData("INSERT INTO passage_word (rowid, title, text) VALUES (5, 'a', 'b')", "belong to no passage")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM article WHERE id = 3", "refers to one that is missing")]
    [InlineData("UPDATE index_state SET passages = 1", "counts of passages")]
    [InlineData("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'article_published'", "integrity check")]
    [InlineData("UPDATE passage_word_data SET block = zeroblob(length(block)) WHERE id > 1000", "integrity check")]
    public async Task Planted_damage_is_found(string damage, string finding)
    {
        await FillAsync();
        Execute(damage);

        var report = await SqliteStores.VerifyAsync(Database, Token);

        report.IsSound.ShouldBeFalse();
        string.Join('\n', report.Findings).ShouldContain(finding);
    }

    [Fact]
    public async Task A_truncated_file_is_refused_or_found_damaged()
    {
        await FillAsync();
        var bytes = await File.ReadAllBytesAsync(Database, Token);
        foreach (var length in new[] { 1, 99, 4096, 10_000, bytes.Length / 2, bytes.Length - 1 })
        {
            await File.WriteAllBytesAsync(Database, bytes[..length], Token);

            await ShouldBeNoticedAsync();
        }
    }

    [Fact]
    public async Task Flipped_pages_never_crash_a_reader_and_are_found()
    {
        await FillAsync();
        var bytes = await File.ReadAllBytesAsync(Database, Token);
        var random = new Random(11);
        for (var round = 0; round < 25; round++)
        {
            var damaged = (byte[])bytes.Clone();
            random.NextBytes(damaged.AsSpan(4096 * random.Next(1, bytes.Length / 4096), 4096));
            await File.WriteAllBytesAsync(Database, damaged, Token);

            await ReadAllAsync();
            await ShouldBeNoticedAsync();
        }
    }

    async Task ShouldBeNoticedAsync()
    {
        try
        {
            (await SqliteStores.VerifyAsync(Database, Token)).IsSound.ShouldBeFalse();
        }
        catch (CorpusException failure)
        {
            failure.Message.ShouldContain(Database);
        }
    }

    async Task ReadAllAsync()
    {
        try
        {
            await using var corpus = (await SqliteStores.OpenAsync(Database, new() { ReadOnly = true }, Token)).Corpus;
            var home = await corpus.WorkspaceAsync("home", Token);
            var matches = await corpus.MatchAsync(
                new(home),
                [
                    [new("harbour", "harbour")],
                ],
                Token
            );
            await corpus.ReadAsync(matches, Token);
            await corpus.StatisticsAsync(home, Token);
        }
        catch (CorpusException failure)
        {
            failure.Message.ShouldContain(Database);
        }
    }

    async Task FillAsync()
    {
        await using (var corpus = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus)
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            for (var n = 0; n < 20; n++)
                await corpus.StoreAsync(home, Drafts.Of($"Title {n}", Drafts.Sentences(30 + n), day: "2020-02-03"), Token);
            await corpus.IndexAsync(Token);
        }
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    void Execute(string sql) => RawDatabase.Execute(Database, sql);
}
