using System.Globalization;
using System.Text.Json;
using BriefBot.Answer.Judge.Written;
using BriefBot.Deliver.Json;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Deliver.Batch;

/// <summary>Tells of each sentence of a line how well the line's article bears it out.</summary>
public sealed class SupportTask : LineTask
{
    const int MostSentences = 1_000;
    const int LongestSentence = 20_000;

    /// <summary>
    /// Reads <c>{id, article, sentences:[{text}]}</c>, writes <c>{id, scores:[…]}</c>: a number from 0, not at all, to 1, word for word,
    /// for each sentence in its order.
    /// </summary>
    /// <inheritdoc/>
    public override ValueTask<ReadOnlyMemory<byte>> RunAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        var (id, article, sentences) = BatchFields.Read(
            line,
            json => (BatchFields.Required(json, "id"), BatchFields.Required(json, "article"), Sentences(json))
        );
        var support = new SupportScore(Words(article));
        var scores = sentences.ConvertAll(sentence => DocumentValues.Score(support.Of(Words(sentence))));
        return ValueTask.FromResult(DocumentJson.Line(new SupportLine(id, scores), DocumentJson.Default.SupportLine));
    }

    static List<Word> Words(string text) => Word.Read(text, new TextSpan(0, text.Length));

    static List<string> Sentences(JsonElement line)
    {
        if (!line.TryGetProperty("sentences", out var sentences) || sentences.ValueKind != JsonValueKind.Array)
            throw new FormatException("\"sentences\" is missing or no list");
        if (sentences.GetArrayLength() > MostSentences)
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"\"sentences\" holds more than {MostSentences:N0} sentences")
            );
        var texts = new List<string>();
        foreach (var sentence in sentences.EnumerateArray())
        {
            if (sentence.ValueKind != JsonValueKind.Object)
                throw new FormatException("\"sentences\" holds something that is no object");
            var text = BatchFields.Optional(sentence, "text") ?? throw new FormatException("a sentence has no \"text\"");
            if (text.Length > LongestSentence)
                throw new FormatException(
                    string.Create(CultureInfo.InvariantCulture, $"a sentence is longer than {LongestSentence:N0} characters")
                );
            texts.Add(text);
        }
        return texts;
    }
}
