using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Deliver.Answering;

namespace BriefBot.Deliver.Web;

/// <summary>
/// Questions to begin with, made from what the latest articles tell. Each was asked before it is shown, and answered with the
/// sentence that it was made of, or what that tells; no chat model is asked. They are found beside the
/// requests and found again when articles have come.
/// </summary>
/// <param name="libraries">Whose articles.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of what fails.</param>
public sealed class HomeQuestions(Libraries libraries, TimeProvider time, ILogger<HomeQuestions> logger) : IAsyncDisposable
{
    const int Most = 3;
    const int MostAsked = 15;
    const int MostStories = 12;
    static readonly TimeSpan AtMostEach = TimeSpan.FromMinutes(5);

    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    Task _finding = Task.CompletedTask;
    (WorkspaceId Workspace, DateTimeOffset? LastStored, DateTimeOffset At) _found;
    IReadOnlyList<string> _questions = [];

    /// <summary>The questions found last for these articles; others are looked for, where it is time.</summary>
    public IReadOnlyList<string> For(Library library, CorpusStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(statistics);
        lock (_lock)
        {
            var isSame = _found.Workspace == library.Workspace;
            var isDue = !isSame || (_found.LastStored != statistics.LastStored && time.GetUtcNow() - _found.At >= AtMostEach);
            if (isDue && _finding.IsCompleted && !_stop.IsCancellationRequested)
            {
                _found = (library.Workspace, statistics.LastStored, time.GetUtcNow());
                if (!isSame)
                    _questions = [];
                _finding = Task.Run(() => FindAsync(library));
            }
            return isSame ? _questions : [];
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _finding;
        _stop.Dispose();
    }

    async Task FindAsync(Library library)
    {
        try
        {
            var found = new List<string>();
            var asked = 0;
            foreach (var story in await library.Stories.ReadAsync(new StoryScope(library.Workspace) { Limit = MostStories }, _stop.Token))
            {
                if (found.Count == Most || asked == MostAsked)
                    break;
                foreach (var idea in await IdeasAsync(library, story))
                {
                    if (asked++ == MostAsked)
                        break;
                    if (!await IsAnsweredAsync(library, idea))
                        continue;
                    found.Add(idea.Text);
                    lock (_lock)
                        _questions = [.. found];
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (e is CorpusException or ObjectDisposedException)
        {
            HomeLog.NoQuestions(logger, e);
        }
    }

    async ValueTask<IReadOnlyList<QuestionIdea>> IdeasAsync(Library library, Story story)
    {
        var lead =
            story.Members.FirstOrDefault(member => member.Article.Title == story.Summary.Headline)
            ?? (story.Members is [var first, ..] ? first : null);
        return
            lead is not null
            && await library.Corpus.FindAsync(library.Workspace, lead.Article.Id, null, _stop.Token) is { Language: null or "en" } article
            ? [.. QuestionIdeas.Of(article.Body)]
            : [];
    }

    async Task<bool> IsAnsweredAsync(Library library, QuestionIdea idea)
    {
        var question = new Question(idea.Text, new SearchScope(library.Workspace), DateOnly.FromDateTime(time.GetLocalNow().DateTime))
        {
            Model = ExtractiveWriter.Name,
        };
        var reply = await libraries.Threads.RunAsync(
            Surface.Web,
            async () => await library.AnswerAsync(question, _stop.Token),
            _stop.Token
        );
        return reply is Reply.Cited { Conflicts.Count: 0 } cited
            && (
                cited.Claims is [var best, ..] && best.Text == idea.Sentence
                || (idea.Answer is { } told && cited.Items is [var only] && (only.Text.Contains(told) || told.Contains(only.Text)))
            );
    }
}

static partial class HomeLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "No questions to begin with could be made of the articles.")]
    public static partial void NoQuestions(ILogger logger, Exception exception);
}
