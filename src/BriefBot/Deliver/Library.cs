using BriefBot.Answer;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Stories;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>Makes the functions with which a model looks things up for a question.</summary>
public delegate ResearchTools Research(Library library, Question question);

/// <summary>What questions are answered from: one's own articles or, while there are none, the samples.</summary>
/// <param name="corpus">Articles of all workspaces.</param>
/// <param name="topics">Saved topics.</param>
/// <param name="stories">Stories of all workspaces.</param>
/// <param name="workspace">The workspace that is searched.</param>
/// <param name="answerer">Answers from that corpus.</param>
/// <param name="isSamples">Whether its articles are the samples.</param>
/// <param name="research">Gives a model what to look things up with; null where none may.</param>
/// <param name="owner">Closes the corpus and what belongs to it; null when closing the corpus is enough.</param>
public sealed class Library(
    ICorpus corpus,
    TopicStore topics,
    StoryShelf stories,
    WorkspaceId workspace,
    Answerer answerer,
    bool isSamples,
    Research? research = null,
    IAsyncDisposable? owner = null
) : IAsyncDisposable
{
    // Articles of a saved topic that are briefed on, those that came in last.
    const int MostOfTopic = 2_000;

    /// <summary>The articles.</summary>
    public ICorpus Corpus => corpus;

    /// <summary>Saved topics of all workspaces.</summary>
    public TopicStore Topics => topics;

    /// <summary>Stories of all workspaces.</summary>
    public StoryShelf Stories => stories;

    /// <summary>The workspace that is searched.</summary>
    public WorkspaceId Workspace => workspace;

    /// <summary>True while the samples stand in for articles of one's own.</summary>
    public bool IsSamples => isSamples;

    /// <summary>Answers a question, saying so when the samples did.</summary>
    public ValueTask<Reply> AnswerAsync(Question question, CancellationToken cancellation) => AnswerAsync(question, null, cancellation);

    /// <summary>Answers a question, showing a written answer while it grows.</summary>
    /// <param name="question">The question.</param>
    /// <param name="shown">Told of the answer as far as it is written and checked; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<Reply> AnswerAsync(Question question, PartialReply? shown, CancellationToken cancellation)
    {
        PartialReply? marked = shown is null || !isSamples ? shown : (reply, stop) => shown(reply with { FromSamples = true }, stop);
        return await QuestionMeter.MeasureAsync(
            "ask",
            async () =>
                await MarkAsync(await answerer.AnswerAsync(question, marked, research?.Invoke(this, question), cancellation), cancellation)
        );
    }

    /// <summary>Tells what a topic comes to, saying so when the samples were read.</summary>
    /// <param name="topic">Its text is the topic, or the name of a saved one.</param>
    /// <param name="cancellation">Ends the work.</param>
    public ValueTask<Reply> BriefAsync(Question topic, CancellationToken cancellation) => BriefAsync(topic, null, cancellation);

    /// <summary>Tells what a topic comes to, showing what happened while it is written.</summary>
    /// <param name="topic">Its text is the topic, or the name of a saved one.</param>
    /// <param name="shown">Told of the briefing as far as it is written and checked; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<Reply> BriefAsync(Question topic, PartialReply? shown, CancellationToken cancellation)
    {
        var saved = await SavedAsync(topic, cancellation);
        PartialReply? marked = shown is null ? null : (reply, stop) => shown(Of(reply), stop);
        return await QuestionMeter.MeasureAsync(
            "brief",
            async () => await MarkAsync(Of(await answerer.BriefAsync(saved ?? topic, marked, cancellation)), cancellation)
        );

        Reply Of(Reply reply)
        {
            if (saved is not null)
                reply = reply with { Question = topic, Understood = saved.Text };
            return isSamples ? reply with { FromSamples = true } : reply;
        }
    }

    /// <summary>The saved topic of that name as a question: the term that most of its articles hold, asked of its articles alone; null when
    /// there is none.</summary>
    async ValueTask<Question?> SavedAsync(Question topic, CancellationToken cancellation)
    {
        if (await topics.FindAsync(workspace, topic.Text, cancellation) is not { } saved)
            return null;
        var articles = await topics.ArticlesAsync(workspace, saved, null, cancellation);
        var (text, most) = (saved.Include[0], -1);
        foreach (var term in saved.Include)
        {
            var held = (await topics.ArticlesAsync(workspace, saved with { Include = [term] }, null, cancellation)).Count;
            if (held > most)
                (text, most) = (term, held);
        }
        return topic with { Text = text, Articles = [.. articles.OrderByDescending(article => article.Value).Take(MostOfTopic)] };
    }

    /// <summary>Finds what somebody said, saying so when the samples were read.</summary>
    /// <param name="name">Its text is the name.</param>
    /// <param name="topic">What it must be about; null for anything.</param>
    /// <param name="cancellation">Ends the work.</param>
    public ValueTask<Reply> SaidAsync(Question name, string? topic, CancellationToken cancellation) =>
        QuestionMeter.MeasureAsync("said", async () => await MarkAsync(await answerer.SaidAsync(name, topic, cancellation), cancellation));

    /// <summary>Says what the reply doesn't know of itself: that the samples gave it, or that not all articles could be searched.</summary>
    async ValueTask<Reply> MarkAsync(Reply reply, CancellationToken cancellation)
    {
        if (isSamples)
            return reply with { FromSamples = true };
        return await corpus.OutOfReachAsync(workspace, cancellation) is > 0 and var articles
            ? reply with
            {
                NotSearched = articles,
            }
            : reply;
    }

    /// <summary>Finds what bears on a message, saying so when the samples were searched.</summary>
    public async ValueTask<ClaimReport> CheckAsync(ClaimToCheck claim, CancellationToken cancellation)
    {
        var report = await QuestionMeter.MeasureAsync("check", () => answerer.CheckAsync(claim, cancellation));
        return isSamples ? report with { FromSamples = true } : report;
    }

    /// <summary>Passages that match a query, best first.</summary>
    public async ValueTask<IReadOnlyList<RankedPassage>> SearchAsync(Question query, int count, CancellationToken cancellation)
    {
        var found = await answerer.SearchAsync(query, cancellation);
        return found.Passages.Take(count).Select(scored => new RankedPassage(scored.Passage, scored.Score)).ToList();
    }

    /// <summary>What to say of an outlet or topic that no article has, in a line; null where articles have both.</summary>
    /// <param name="scope">The outlet and topic.</param>
    /// <param name="words">In the reader's language.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<string?> UnknownFilterAsync(SearchScope scope, Localization words, CancellationToken cancellation)
    {
        if (await DidYouMean.UnknownFilterAsync(corpus, scope, cancellation) is not { } unknown)
            return null;
        var said = new[] { words.Of(unknown.Lack), unknown.Meant is { } meant ? words.DidYouMean([meant]) : null };
        return VisibleText.Line(string.Join(' ', said.OfType<string>()));
    }

    /// <summary>Size and age of what is searched.</summary>
    public ValueTask<CorpusStatistics> StatisticsAsync(CancellationToken cancellation) => corpus.StatisticsAsync(workspace, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => (owner ?? corpus).DisposeAsync();
}
