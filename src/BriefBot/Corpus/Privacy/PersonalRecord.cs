using System.Text.Json;

namespace BriefBot.Corpus.Privacy;

/// <summary>What one kind of record holds of a person.</summary>
/// <param name="Name">Of the kind, as it stands in the JSON.</param>
/// <param name="Rows">Each with the names of its columns; values are <see langword="long"/>, <see langword="double"/>,
/// <see langword="string"/> or null.</param>
public sealed record PersonalPart(string Name, IReadOnlyList<IReadOnlyList<KeyValuePair<string, object?>>> Rows);

/// <summary>All that is kept of one person, to be handed over.</summary>
/// <param name="Scope">Who.</param>
/// <param name="Parts">What is kept, by kind; a kind of which there is nothing has no rows.</param>
public sealed record PersonalRecord(PersonScope Scope, IReadOnlyList<PersonalPart> Parts)
{
    // What is kept as JSON is told as such.
    static bool IsJson(string column) => column is "shown" or "trace";

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Parts.All(part => part.Rows.Count == 0);

    /// <summary>Writes it as one object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("platform", Scope.Platform);
        json.WriteString("person", Scope.Person);
        foreach (var part in Parts)
        {
            json.WriteStartArray(part.Name);
            foreach (var row in part.Rows)
            {
                json.WriteStartObject();
                foreach (var (column, value) in row)
                    Write(json, column, value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string column, object? value)
    {
        json.WritePropertyName(column);
        switch (value)
        {
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case string text when IsJson(column):
                json.WriteRawValue(text);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
