using System.Text.Json;

namespace BriefBot.Deliver.Evaluation;

/// <summary>Writes an evaluation as JSON.</summary>
public static class TeamEvaluationJson
{
    /// <summary><c>{questions, right, answers:{right, all}, sources, unanswered, citations, wrong:[{line, question, why}]}</c></summary>
    public static void Write(Utf8JsonWriter json, TeamEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(evaluation);
        json.WriteStartObject();
        json.WriteNumber("questions", evaluation.Questions.Count);
        json.WriteNumber("right", evaluation.Questions.Count(question => question.IsRight));
        foreach (
            var (name, (right, all)) in new[]
            {
                ("answers", evaluation.Answers),
                ("sources", evaluation.Sources),
                ("unanswered", evaluation.Unanswered),
                ("citations", evaluation.Citations),
            }
        )
        {
            json.WriteStartObject(name);
            json.WriteNumber("right", right);
            json.WriteNumber("all", all);
            json.WriteEndObject();
        }
        json.WriteStartArray("wrong");
        foreach (var question in evaluation.Questions.Where(question => !question.IsRight))
        {
            json.WriteStartObject();
            json.WriteNumber("line", question.Line);
            json.WriteString("question", question.Expected.Question);
            json.WriteString("why", question.Wrong);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
