using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>Questions that name a topic and ask for nothing certain of it: "what about the ferry line?", "any news on the
/// strike?".</summary>
static class TopicQuestions
{
    static readonly string[] Openers = Lexicon.Lines("en/questions", "topic-openers");

    /// <summary>True for such a question: whether a text answers it is a matter of topic, not of reading.</summary>
    public static bool Is(QuestionAnalysis question)
    {
        var text = string.Join(' ', question.Words);
        return Array.Exists(
            Openers,
            opener => text.StartsWith(opener, StringComparison.Ordinal) && (text.Length == opener.Length || text[opener.Length] == ' ')
        );
    }
}
