namespace BriefBot.Answer.Dialogues;

/// <summary>A question and what was answered: what a follow-up leans on.</summary>
/// <param name="Question">In full, as it was understood.</param>
/// <param name="Answer">Its short answer as a source writes it, or what was marked in the best quote; null when there was none, or
/// several.</param>
public sealed record Exchange(string Question, string? Answer = null)
{
    // Words of a question and of its answer at most, so that the one that leans on them is read to its end; train/data.py has the same.
    const int Before = 18;
    const int Told = 8;

    /// <summary>A question that leans on this exchange, as the reader was trained to read it: behind the question before and its
    /// answer.</summary>
    public string Then(string question)
    {
        var told = Answer is null ? "" : $" ({First(Answer, Told)})";
        return $"{First(Question.TrimEnd('?', ' '), Before)}?{told} {question}";
    }

    static string First(string text, int count) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(count));
}
