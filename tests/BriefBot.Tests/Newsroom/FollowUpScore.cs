using System.Globalization;
using BriefBot.Answer;
using BriefBot.Answer.Dialogues;
using BriefBot.Language;

namespace BriefBot.Tests.Newsroom;

/// <summary>A turn of a dialogue, as it was understood, and whether its evidence is found.</summary>
/// <param name="Understood">The question in full; as asked where it was taken to be complete.</param>
/// <param name="Bare">Found for the question as it was asked.</param>
/// <param name="Resolved">Found for the question as it was understood.</param>
/// <param name="Full">Found for the same question complete: what can be had at best.</param>
readonly record struct TurnFound(StoryTurn Turn, Exchange Previous, string Understood, bool Bare, bool Resolved, bool Full);

/// <summary>
/// How well questions are completed, measured by what is found for them: each turn of the dialogues leans on how the one before it was
/// understood and answered, and counts as found when a passage with its evidence is among the first five.
/// </summary>
/// <param name="each">Told of every turn that asks something; null for nobody.</param>
sealed class FollowUpScore(Answerer answerer, NewsroomCorpus corpus, Action<NewsroomStory, TurnFound>? each = null)
{
    const int First = 5;

    readonly SortedDictionary<string, (int All, int Bare, int Resolved, int Full)> _rows = new(StringComparer.Ordinal);
    int _alone;
    int _keptAlone;
    int _thanks;
    int _thanked;

    /// <summary>Holds the dialogues of stories.</summary>
    public async Task TalkAsync(IEnumerable<NewsroomStory> stories, CancellationToken cancellation)
    {
        foreach (var story in stories)
        {
            foreach (var dialogue in story.Dialogues)
            {
                Exchange? previous = null;
                foreach (var turn in dialogue.Turns)
                {
                    var question = new Question(turn.Q, new(corpus.Workspace), dialogue.AsOf ?? story.After) { Previous = previous };
                    var reply = await answerer.AnswerAsync(question, cancellation);
                    if (turn.Full is null)
                    {
                        _thanks++;
                        if (reply is Reply.NotFound { IsCourtesy: true })
                            _thanked++;
                        continue;
                    }
                    if (previous is not null)
                    {
                        var found = new TurnFound(
                            turn,
                            previous,
                            reply.FullQuestion,
                            await FindsAsync(question, turn.Q, story, turn, cancellation),
                            await FindsAsync(question, reply.FullQuestion, story, turn, cancellation),
                            await FindsAsync(question, turn.Full!, story, turn, cancellation)
                        );
                        Count(found);
                        each?.Invoke(story, found);
                    }
                    previous = reply.ToExchange();
                }
            }
        }
    }

    void Count(TurnFound found)
    {
        Add("turn " + found.Turn.Lean);
        if (found.Turn.Lean == "none")
        {
            _alone++;
            if (found.Understood == found.Turn.Q)
                _keptAlone++;
        }
        else
        {
            Add("leaning turns");
        }

        void Add(string row)
        {
            var (all, bare, resolved, full) = _rows.GetValueOrDefault(row);
            _rows[row] = (all + 1, bare + (found.Bare ? 1 : 0), resolved + (found.Resolved ? 1 : 0), full + (found.Full ? 1 : 0));
        }
    }

    async Task<bool> FindsAsync(Question question, string text, NewsroomStory story, StoryTurn turn, CancellationToken cancellation)
    {
        var evidence = Key(Marked.Plain(turn.Text!));
        var found = await answerer.SearchAsync(question with { Text = text, Previous = null }, cancellation);
        return found
            .Passages.Take(First)
            .Any(ranked =>
                ranked.Passage.Article.ExternalId == $"{story.Name}/{turn.File}"
                && Key(ranked.Passage.Text).Contains(evidence, StringComparison.Ordinal)
            );
    }

    static string Key(string text) => $" {string.Join(' ', Normalizer.Words(text))} ";

    /// <summary>The share of leaning turns that are found, of those that their complete questions find.</summary>
    public double OfPossible => _rows.TryGetValue("leaning turns", out var row) ? (double)row.Resolved / row.Full : 0;

    /// <summary>The share of questions that are complete and were left as they are.</summary>
    public double KeptAlone => _alone == 0 ? 0 : (double)_keptAlone / _alone;

    /// <summary>The share of thanks that are taken for thanks.</summary>
    public double Thanked => _thanks == 0 ? 0 : (double)_thanked / _thanks;

    /// <summary>The table, a line a row.</summary>
    public IEnumerable<string> Lines() =>
        [
            .. _rows.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Key, -16} {row.Value.All, 4}  bare {Share(row.Value.Bare, row.Value.All)}  resolved "
                        + $"{Share(row.Value.Resolved, row.Value.All)}  full {Share(row.Value.Full, row.Value.All)}"
                )
            ),
            string.Create(CultureInfo.InvariantCulture, $"thanks taken for thanks: {_thanked} of {_thanks}"),
            string.Create(CultureInfo.InvariantCulture, $"complete questions left as they are: {_keptAlone} of {_alone}"),
        ];

    static string Share(int part, int all) => ((double)part / all).ToString("F3", CultureInfo.InvariantCulture);
}
