namespace BriefBot.Corpus.Sqlite;

/// <summary>JSON of lists that are kept in one column.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(IReadOnlyList<string>))]
sealed partial class StoredJson : System.Text.Json.Serialization.JsonSerializerContext;
