using System.IO.Compression;
using System.Text;

namespace BriefBot.Discord.Tests.Gateway;

public class ZlibStreamInflaterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Messages_of_one_context_are_read_whatever_the_size_of_the_pieces(int size)
    {
        string[] texts = ["{\"op\":10}", new string('x', 50_000), "{\"op\":11}", "{\"op\":11}"];
        using var inflater = new ZlibStreamInflater();
        var message = new MessageBuffer(100_000);
        var read = new List<string>();

        foreach (var compressed in Compress(texts))
        {
            message.Clear();
            foreach (var piece in compressed.Chunk(size))
                inflater.Inflate(piece, message);
            inflater.IsAtFlush.ShouldBeTrue();
            read.Add(Encoding.UTF8.GetString(message.Written.Span));
        }

        read.ShouldBe(texts);
    }

    [Fact]
    public void A_message_of_exactly_the_limit_is_taken_and_one_byte_more_is_not()
    {
        using var inflater = new ZlibStreamInflater();
        var message = new MessageBuffer(5_000);
        var compressed = Compress([new string('x', 5_000), new string('x', 5_001)]).ToArray();

        inflater.Inflate(compressed[0], message);
        var length = message.Written.Length;
        message.Clear();

        length.ShouldBe(5_000);
        Should.Throw<InvalidDataException>(() => inflater.Inflate(compressed[1], message)).Message.ShouldContain("5,000 bytes");
    }

    [Fact]
    public void A_message_cut_short_is_not_at_its_end()
    {
        using var inflater = new ZlibStreamInflater();
        var message = new MessageBuffer(5_000);

        inflater.Inflate(Compress(["{\"op\":10}"]).Single().AsMemory()[..^2], message);

        inflater.IsAtFlush.ShouldBeFalse();
    }

    static IEnumerable<byte[]> Compress(string[] texts)
    {
        using var compressed = new MemoryStream();
        using var deflater = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
        foreach (var text in texts)
        {
            compressed.SetLength(0);
            deflater.Write(Encoding.UTF8.GetBytes(text));
            deflater.Flush();
            yield return compressed.ToArray();
        }
    }
}
