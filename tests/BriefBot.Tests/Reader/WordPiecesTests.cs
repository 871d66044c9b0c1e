using System.Text.Json;
using BriefBot.Reader;

namespace BriefBot.Tests.Reader;

/// <summary>Text becomes the very tokens that the model was trained on: train/wordpiece.py wrote tokens.json.</summary>
public sealed class WordPiecesTests
{
    sealed record Encoded(string Text, int[] Ids, int[][] Places);

    static readonly WordPieces Pieces = Open();

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Stored().Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Encodes_as_training_did(int row)
    {
        var stored = Stored()[row];

        var encoded = Pieces.Encode(stored.Text, 1_000);

        encoded.Ids.SequenceEqual(stored.Ids).ShouldBeTrue($"{stored.Text}: {string.Join(" ", encoded.Ids)}");
        string.Join(" ", encoded.Places.Select(place => $"{place.Start}-{place.End}"))
            .ShouldBe(string.Join(" ", stored.Places.Select(place => $"{place[0]}-{place[1]}")));
    }

    [Fact]
    public void Stops_at_the_most_tokens() => Pieces.Encode("one two three four", 3).Ids.Count.ShouldBe(3);

    [Fact]
    public void Takes_half_a_surrogate_pair_for_an_unknown_word() => Should.NotThrow(() => Pieces.Encode("a\uD83D b", 10));

    static WordPieces Open()
    {
        using var vocabulary = File.OpenRead(Path.Combine(QuestionReader.DefaultFolder, ReadingModel.VocabularyName));
        using var letters = File.OpenText(Path.Combine(QuestionReader.DefaultFolder, ReadingModel.LettersName));
        return new WordPieces(vocabulary, letters);
    }

    static List<Encoded> Stored()
    {
        using var stream = typeof(WordPiecesTests).Assembly.GetManifestResourceStream("reader-tokens.json")!;
        return JsonSerializer.Deserialize<List<Encoded>>(stream, JsonSerializerOptions.Web)!;
    }
}
