using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Tells whether a question is searched for in languages that it isn't asked in.</summary>
static class OtherLanguages
{
    /// <summary>The languages of articles that a question may be answered from in its own; empty where articles in its own answer it, there
    /// are no others, or what was written couldn't be judged.</summary>
    /// <param name="retrieval">What was found without.</param>
    /// <param name="reply">What that gives.</param>
    public static IReadOnlyList<string> ToSearch(Retrieval retrieval, Reply reply)
    {
        var language = retrieval.Question.Language;
        if (!retrieval.Question.ShowsLanguage)
            return [];
        if (reply is Reply.Cited cited && cited.Sources.Any(source => LanguageOf(source) == language))
            return [];
        return [.. retrieval.Languages.Where(tag => tag != language.Tag && TranslatedSentence.CanJudge(tag, language.Tag))];
    }

    static TextLanguage LanguageOf(CitedSource source) => TextLanguage.Of(source.Article.Language, source.Article.Body);
}
