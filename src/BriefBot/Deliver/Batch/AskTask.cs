using System.Globalization;
using BriefBot.Answer;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Batch;

/// <summary>Answers a question on each line.</summary>
/// <param name="today">The day that "today" means where a line doesn't say.</param>
public sealed class AskTask(Library library, DateOnly today) : LineTask
{
    /// <inheritdoc/>
    public override async ValueTask<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        var question = BatchQuestion.Parse(line);
        var asked = new Question(question.Question, new SearchScope(library.Workspace), question.AsOf ?? today)
        {
            Articles = question.Documents is { } documents ? await ArticlesAsync(documents, cancellation) : null,
        };
        return BatchAnswer.Line(question.Id, await library.AnswerAsync(asked, cancellation));
    }

    /// <summary>Articles by the ids that batch output gives: an input's own ids or, for articles that came without, their
    /// numbers.</summary>
    async Task<IReadOnlyList<ArticleId>> ArticlesAsync(IReadOnlyList<string> documents, CancellationToken cancellation)
    {
        var found = await library.Corpus.FindByExternalIdAsync(library.Workspace, documents.Distinct().ToList(), cancellation);
        if (found.Count >= documents.Count)
            return found;
        var all = found.ToHashSet();
        foreach (var document in documents)
        {
            if (!long.TryParse(document, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            var article = await library.Corpus.FindAsync(library.Workspace, new ArticleId(number), null, cancellation);
            if (article is { ExternalId: null })
                all.Add(article.Id);
        }
        return all.ToList();
    }
}
