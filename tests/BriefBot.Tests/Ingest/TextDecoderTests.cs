using System.Text;
using BriefBot.Ingest;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Ingest;

public class TextDecoderTests
{
    const string Sample = "Café “Nord” – naïve";

    public static TheoryData<byte[], string> Encoded =>
        new()
        {
            { Encoding.UTF8.GetBytes(Sample), "utf-8" },
            { [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample)], "utf-8" },
            { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample)], "utf-16le" },
            { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Sample)], "utf-16be" },
            { [0xFF, 0xFE, 0, 0, .. new UTF32Encoding(false, false).GetBytes(Sample)], "utf-32le" },
            { [0, 0, 0xFE, 0xFF, .. new UTF32Encoding(true, false).GetBytes(Sample)], "utf-32be" },
            { [.. "Caf"u8, 0xE9, .. " "u8, 0x93, .. "Nord"u8, 0x94, .. " "u8, 0x96, .. " na"u8, 0xEF, .. "ve"u8], "windows-1252" },
        };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void The_encoding_is_found_and_the_text_is_the_same(byte[] bytes, string encoding) =>
        TextDecoder.Decode(bytes).ShouldBe((Sample, encoding));

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("zero\u200Bwidth\uFEFF and soft\u00ADhyphen", "zerowidth and softhyphen")]
    [InlineData("nul\0 and bell\a", "nul and bell")]
    [InlineData("no\u00A0break and\u2009thin", "no break and thin")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("Viet Nam: Ho\u0300a, e\u0323\u0302", "Viet Nam: Hòa, ệ")]
    [InlineData("join\u200Der", "joiner")]
    [InlineData("‘curly’ “quotes” stay — so", "‘curly’ “quotes” stay — so")]
    [InlineData("tab\tstays", "tab\tstays")]
    [InlineData("", "")]
    public void Text_is_tidied(string text, string expected) => TextDecoder.Tidy(text).ShouldBe(expected);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => TextDecoder.Tidy($"lone {(char)0xD800} half").ShouldBe("lone \uFFFD half");

    [Fact]
    public void A_joiner_within_an_emoji_stays() => TextDecoder.Tidy("👩\u200D🚀").ShouldBe("👩\u200D🚀");

    [Fact]
    public void Valid_utf8_beside_stray_bytes_is_kept() =>
        TextDecoder.Decode([.. Encoding.UTF8.GetBytes("ü "), 0x80]).ShouldBe(("ü €", "windows-1252"));

    [Fact]
    public void Any_bytes_decode_to_tidy_text() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                var text = TextDecoder.Decode(bytes).Text;
                return TextDecoder.Tidy(text) == text && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_cleaned_without_failing() =>
        Prop.ForAll<string[]>(parts =>
            {
                var text = TextDecoder.Tidy(
                    string.Join(
                        "\n",
                        parts
                            .Where(p => p is not null)
                            .Select((p, i) => i % 3 == 0 ? $"By {p} Nov. 23 (UPI) -- {p}" : $"{p} Photo by {p}. the 7th {p} Forum")
                    )
                );
                var cleaned = RawTextCleaner.Clean(text);
                DateInference.Infer(cleaned, new DateOnly(2026, 11, 21));
                EventEditions.Find(cleaned.Body);
                return !cleaned.Body.Contains("\n\n\n", StringComparison.Ordinal);
            })
            .QuickCheckThrowOnFailure();
}
