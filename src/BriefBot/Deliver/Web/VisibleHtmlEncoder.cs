using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace BriefBot.Deliver.Web;

/// <summary>Escapes all that pages show as text or in attributes, and makes it safe to show: control characters and those that turn the
/// direction of writing go through <see cref="VisibleText"/>. Line ends stay.</summary>
public sealed class VisibleHtmlEncoder : HtmlEncoder
{
    static readonly HtmlEncoder Inner = Create(UnicodeRanges.All);

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => Inner.MaxOutputCharactersPerInputCharacter;

    /// <inheritdoc/>
    public override string Encode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Contains('\n') ? string.Join('\n', value.Split('\n').Select(Line)) : Line(value);
    }

    /// <inheritdoc/>
    public override void Encode(TextWriter output, string value, int startIndex, int characterCount)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(value);
        output.Write(Encode(value.Substring(startIndex, characterCount)));
    }

    /// <inheritdoc/>
    public override void Encode(TextWriter output, char[] value, int startIndex, int characterCount)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Encode(new string(value, startIndex, characterCount)));
    }

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => Inner.WillEncode(unicodeScalar);

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength) => Inner.FindFirstCharacterToEncode(text, textLength);

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    ) => Inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    static string Line(string line) => Inner.Encode(VisibleText.Line(line.TrimEnd('\r')));
}
