using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Dialogues;
using BriefBot.Corpus;

namespace BriefBot.Tests.Newsroom;

/// <summary>How the product does on the newsroom: every question asked of a corpus of all stories given.</summary>
/// <param name="answerer">What is scored.</param>
/// <param name="corpus">The stories' articles.</param>
/// <param name="each">Told of every question, its reply and its mark; null for nobody.</param>
sealed class NewsroomScore(Answerer answerer, NewsroomCorpus corpus, Action<NewsroomStory, StoryQuestion, Reply, Mark>? each = null)
{
    readonly Dictionary<string, (int Right, int All)> _rows = new(StringComparer.Ordinal);
    int _shown;
    int _wrong;

    /// <summary>Asks the questions of stories; every <paramref name="step"/>th of them.</summary>
    public async Task AskAsync(IEnumerable<NewsroomStory> stories, int step, CancellationToken cancellation)
    {
        foreach (var story in stories)
        {
            for (var i = 0; i < story.Questions.Count; i += step)
            {
                var question = story.Questions[i];
                var reply = await AskAsync(question.Q, question.AsOf ?? story.After, null, cancellation);
                var mark = AnswerMarks.Of(question, reply);
                each?.Invoke(story, question, reply, mark);
                var kind = question.Kind is "yes" or "no" or "denied" or "none" ? "kind " + question.Kind : "kind span";
                Count("all", mark.Right);
                Count(kind, mark.Right);
                if (story.Language != "en")
                {
                    Count($"in {story.Language}", mark.Right);
                    Count($"in {story.Language}, {kind}", mark.Right);
                }
                if (question.Kind is "no" or "denied" or "none")
                    Count("denied, false premise, not told", mark.Right);
                Count("asks " + question.Cat, mark.Right);
                if (mark.Short is null)
                    continue;
                _shown++;
                if (mark.ShortWrong)
                    _wrong++;
            }
        }
    }

    /// <summary>Holds the dialogues of stories, each turn with the reply before it.</summary>
    public async Task TalkAsync(IEnumerable<NewsroomStory> stories, CancellationToken cancellation)
    {
        foreach (var story in stories)
        {
            foreach (var dialogue in story.Dialogues)
            {
                Exchange? previous = null;
                foreach (var turn in dialogue.Turns)
                {
                    if (turn.AsQuestion is not { } question)
                        continue;
                    var reply = await AskAsync(turn.Q, dialogue.AsOf ?? story.After, previous, cancellation);
                    var mark = AnswerMarks.Of(question, reply);
                    each?.Invoke(story, question, reply, mark);
                    if (previous is not null)
                        Count("follow-up turns", mark.Right);
                    previous = reply.ToExchange();
                }
            }
        }
    }

    async Task<Reply> AskAsync(string text, DateOnly asOf, Exchange? previous, CancellationToken cancellation) =>
        await answerer.AnswerAsync(new Question(text, new SearchScope(corpus.Workspace), asOf) { Previous = previous }, cancellation);

    void Count(string row, bool right)
    {
        var (good, all) = _rows.GetValueOrDefault(row);
        _rows[row] = (good + (right ? 1 : 0), all + 1);
    }

    /// <summary>The share right of a row ("all", "kind none", "follow-up turns", …); 0 where nothing was asked.</summary>
    public double Share(string row) => _rows.TryGetValue(row, out var found) ? (double)found.Right / found.All : 0;

    /// <summary>The share of short answers shown that are wrong.</summary>
    public double WrongShort => _shown == 0 ? 0 : (double)_wrong / _shown;

    /// <summary>The table, a line a row.</summary>
    public IEnumerable<string> Lines() =>
        [
            string.Create(CultureInfo.InvariantCulture, $"short answers shown {_shown}, wrong {WrongShort:F3}"),
            .. _rows
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row.Key, -32} {(double)row.Value.Right / row.Value.All:F3} of {row.Value.All}"
                    )
                ),
        ];
}
