using System.Reflection;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Tests.Corpus;
using BriefBot.Tests.Deliver.Discord;

namespace BriefBot.Tests.Deliver;

public sealed class OutletDirectoryTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    readonly StandingClock _clock = new();
    readonly OutletDirectory _outlets;
    SqliteStores _stores = null!;
    ICorpus _corpus = null!;

    public OutletDirectoryTests() => _outlets = new OutletDirectory(_clock);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    CountedCorpus Looks => (CountedCorpus)(object)_corpus;

    public async ValueTask InitializeAsync()
    {
        _stores = await SqliteStores.OpenAsync(_folder.File("corpus.db"), null, Token);
        _corpus = CountedCorpus.Around(_stores.Corpus);
    }

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Outlets_are_found_by_a_part_of_their_name_whatever_its_case()
    {
        var home = await LibraryAsync("home", "Harbour Post", "Gazette", "Gazette", "Post of Orkney");

        (await _outlets.FindAsync(home, "POST", 9, Token)).ShouldBe(["Harbour Post", "Post of Orkney"]);
        (await _outlets.FindAsync(home, "", 1, Token)).ShouldBe(["Gazette"]);
        (await _outlets.FindAsync(home, "zzz", 9, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task However_many_letters_are_typed_the_articles_are_looked_at_once_a_minute()
    {
        var home = await LibraryAsync("home", "Harbour Post");

        await Task.WhenAll("harbour".Select(letter => _outlets.FindAsync(home, letter.ToString(), 9, Token)));
        await StoreAsync(home, "Gazette");
        var meanwhile = await _outlets.FindAsync(home, "", 9, Token);
        _clock.Advance(OutletDirectory.Life);
        var later = await _outlets.FindAsync(home, "", 9, Token);

        meanwhile.ShouldBe(["Harbour Post"]);
        later.ShouldBe(["Gazette", "Harbour Post"]);
        Looks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_library_that_stays_as_it_is_is_not_looked_at_again()
    {
        var home = await LibraryAsync("home", "Harbour Post");

        for (var minute = 0; minute < 5; minute++)
        {
            (await _outlets.FindAsync(home, "", 9, Token)).ShouldBe(["Harbour Post"]);
            _clock.Advance(OutletDirectory.Life);
        }

        Looks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Workspaces_have_outlets_of_their_own()
    {
        var home = await LibraryAsync("home", "Harbour Post");
        var other = await LibraryAsync("other", "Gazette");

        (await _outlets.FindAsync(home, "", 9, Token)).ShouldBe(["Harbour Post"]);
        (await _outlets.FindAsync(other, "", 9, Token)).ShouldBe(["Gazette"]);
    }

    [Fact]
    public async Task The_outlets_of_the_libraries_asked_for_last_are_kept()
    {
        var home = await LibraryAsync("home", "Harbour Post");
        await _outlets.FindAsync(home, "", 9, Token);

        for (var n = 0; n < OutletDirectory.MostLibraries; n++)
            await _outlets.FindAsync(await LibraryAsync($"other {n}"), "", 9, Token);
        var others = Looks.Count - 1;
        await _outlets.FindAsync(home, "", 9, Token);

        others.ShouldBe(OutletDirectory.MostLibraries);
        Looks.Count.ShouldBe(OutletDirectory.MostLibraries + 2);
    }

    [Fact]
    public async Task A_look_goes_on_when_nobody_waits_any_more_and_others_wait_for_it()
    {
        var home = await LibraryAsync("home", "Harbour Post");
        var other = await LibraryAsync("other", "Gazette");
        using var impatient = new CancellationTokenSource();
        Looks.Hold();

        var first = _outlets.FindAsync(home, "h", 9, impatient.Token);
        await Looks.Begun.WaitAsync(Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        var second = _outlets.FindAsync(home, "ha", 9, Token);
        var third = _outlets.FindAsync(other, "", 9, Token);
        Looks.Count.ShouldBe(1);
        Looks.LetGo();

        (await second).ShouldBe(["Harbour Post"]);
        (await third).ShouldBe(["Gazette"]);
        Looks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_look_that_failed_is_taken_again()
    {
        var home = await LibraryAsync("home", "Harbour Post");
        Looks.FailOnce(new CorpusException("The disk is away."));

        await Should.ThrowAsync<CorpusException>(() => _outlets.FindAsync(home, "", 9, Token));

        (await _outlets.FindAsync(home, "", 9, Token)).ShouldBe(["Harbour Post"]);
    }

    async Task<Library> LibraryAsync(string name, params string[] outlets)
    {
        var library = new Library(
            _corpus,
            _stores.Topics,
            _stores.Stories,
            await _corpus.WorkspaceAsync(name, Token),
            new Answerer(_corpus, new AnswerOptions(), _clock),
            isSamples: false
        );
        foreach (var outlet in outlets)
            await StoreAsync(library, outlet);
        return library;
    }

    async Task StoreAsync(Library library, string outlet) =>
        await _corpus.StoreAsync(library.Workspace, Drafts.Of($"Title {Guid.NewGuid()}", "Ferries run.") with { Source = outlet }, Token);

    /// <summary>A corpus that counts how often its articles are looked at for outlets, and can hold such a look up.</summary>
    public class CountedCorpus : DispatchProxy
    {
        readonly TaskCompletionSource _begun = new();
        TaskCompletionSource? _held;
        Exception? _failure;
        ICorpus _inner = null!;
        int _count;

        public int Count => Volatile.Read(ref _count);

        public Task Begun => _begun.Task;

        public static ICorpus Around(ICorpus corpus)
        {
            var counted = Create<ICorpus, CountedCorpus>();
            ((CountedCorpus)(object)counted)._inner = corpus;
            return counted;
        }

        public void Hold() => _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void LetGo() => _held!.SetResult();

        public void FailOnce(Exception failure) => _failure = failure;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(ICorpus.SourcesAsync)
                ? new ValueTask<IReadOnlyList<string>>(SourcesAsync((WorkspaceId)args![0]!, (int)args[1]!))
                : targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);

        async Task<IReadOnlyList<string>> SourcesAsync(WorkspaceId workspace, int limit)
        {
            Interlocked.Increment(ref _count);
            _begun.TrySetResult();
            if (_held is not null)
                await _held.Task;
            if (Interlocked.Exchange(ref _failure, null) is { } failure)
                throw failure;
            return await _inner.SourcesAsync(workspace, limit, CancellationToken.None);
        }
    }
}
