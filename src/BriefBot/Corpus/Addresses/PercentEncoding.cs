using System.Text;

namespace BriefBot.Corpus.Addresses;

/// <summary>Percent-encoding in one form: what needs none has none, what has some has capitals, and a stray "%" is encoded
/// itself.</summary>
static class PercentEncoding
{
    const string Unreserved = "-._~";
    const string Kept = "!$&'()*+,;=:@/?#[]";

    /// <summary>The normal form of a part of an address, which keeps its meaning.</summary>
    public static string Normal(string part)
    {
        var normal = new StringBuilder(part.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < part.Length; )
        {
            if (part[i] == '%')
                i = AppendEncoded(normal, part, i);
            else if (char.IsAsciiLetterOrDigit(part[i]) || Unreserved.Contains(part[i]) || Kept.Contains(part[i]))
                normal.Append(part[i++]);
            else
            {
                // A lone surrogate comes back as U+FFFD.
                Rune.DecodeFromUtf16(part.AsSpan(i), out var rune, out var used);
                foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                    normal.Append('%').Append(value.ToString("X2", null));
                i += used;
            }
        }
        return normal.ToString();
    }

    static int AppendEncoded(StringBuilder normal, string part, int at)
    {
        if (at + 2 >= part.Length || !char.IsAsciiHexDigit(part[at + 1]) || !char.IsAsciiHexDigit(part[at + 2]))
        {
            normal.Append("%25");
            return at + 1;
        }
        var value = (char)Convert.ToByte(part.Substring(at + 1, 2), 16);
        if (char.IsAsciiLetterOrDigit(value) || Unreserved.Contains(value))
            normal.Append(value);
        else
            normal.Append('%').Append(char.ToUpperInvariant(part[at + 1])).Append(char.ToUpperInvariant(part[at + 2]));
        return at + 3;
    }
}
