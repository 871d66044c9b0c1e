using System.Text;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

public sealed class CharsetTests
{
    const string Russian =
        "Новый мост через реку открыли в понедельник утром, на четыре месяца позже, чем обещал город. Первыми по нему прошли "
        + "дети из соседней школы.";
    const string Ukrainian =
        "Новий міст через річку відкрили в понеділок уранці, на чотири місяці пізніше, ніж обіцяло місто. Першими ним пройшли "
        + "діти з сусідньої школи.";
    const string Greek =
        "Η νέα γέφυρα άνοιξε τη Δευτέρα το πρωί, τέσσερις μήνες αργότερα από όσο είχε υποσχεθεί ο δήμος, και πέρασαν πρώτα τα "
        + "παιδιά του σχολείου.";
    const string Japanese =
        "新しい橋は月曜日の朝に開通した。市が約束した時期より四か月遅れ、最初に渡ったのは近くの小学校の子どもたちだった。";
    const string Korean =
        "새 다리는 월요일 아침에 개통되었다. 시가 약속한 것보다 넉 달 늦었고, 가장 먼저 건넌 사람들은 가까운 학교의 아이들이었다.";
    const string Chinese =
        "新的大桥在星期一上午通车了，比市里的说法晚了四个月，最先走过这座桥的是附近学校的孩子，他们说这是一年中最好的一天。";
    const string Taiwanese =
        "新的大橋在星期一上午通車了，比市府的說法晚了四個月，最先走過這座橋的是附近學校的孩子，他們說這是一年中最好的一天。";
    const string French =
        "À Montréal, l’été a été très sec ; les élèves déjà rentrés ont dû être renvoyés chez eux, où ils étaient bien gênés.";

    public static TheoryData<string, string> Texts =>
        new()
        {
            { "windows-1251", Russian },
            { "koi8-r", Russian },
            { "ibm866", Russian },
            { "iso-8859-5", Russian },
            { "windows-1251", Ukrainian },
            { "koi8-u", Ukrainian },
            { "windows-1253", Greek },
            { "shift_jis", Japanese },
            { "euc-jp", Japanese },
            { "euc-kr", Korean },
            { "gb18030", Chinese },
            { "big5", Taiwanese },
            { "windows-1252", French },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_whose_encoding_nobody_states_is_read_by_what_it_is_full_of(string encoding, string text)
    {
        TextDecoder
            .Decode(Encoded(encoding, $"<html><body class=\"story main\"><p>{text}</p></body></html>"), null)
            .Text.ShouldContain(TextDecoder.Tidy(text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_read_as_HTTP_or_the_document_states(string encoding, string text)
    {
        TextDecoder.Decode(Encoded(encoding, text), encoding.ToUpperInvariant()).Text.ShouldBe(TextDecoder.Tidy(text));
        TextDecoder.Decode(Encoded(encoding, $"<meta charset='{encoding}'><p>{text}"), null).Text.ShouldEndWith(TextDecoder.Tidy(text));
        TextDecoder
            .Decode(Encoded(encoding, $"<meta http-equiv=Content-Type content=\"text/html; charset={encoding}\"><p>{text}"), "utf-8")
            .Text.ShouldEndWith(TextDecoder.Tidy(text));
        TextDecoder
            .Decode(Encoded(encoding, $"<?xml version=\"1.0\" encoding=\"{encoding}\"?><p>{text}"), null)
            .Text.ShouldEndWith(TextDecoder.Tidy(text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_UTF_8_is_read_as_that_whatever_is_stated(string encoding, string text)
    {
        TextDecoder.Decode(Encoding.UTF8.GetBytes(text), encoding).Text.ShouldBe(TextDecoder.Tidy(text));
    }

    [Theory]
    [InlineData("utf-7"), InlineData("x-nothing"), InlineData(""), InlineData("utf-16")]
    public void Charsets_that_mean_nothing_here_change_nothing(string stated)
    {
        TextDecoder.Decode("plain +ADw-b+AD4- text"u8, stated).Text.ShouldBe("plain +ADw-b+AD4- text");
    }

    public static TheoryData<string> Unmarked =>
        [Russian, Greek, Japanese + "\n", Korean, Chinese + "\n", French, "Plain words in plain English.\n"];

    [Theory]
    [MemberData(nameof(Unmarked))]
    public void UTF_16_is_read_without_a_byte_order_mark(string text)
    {
        TextDecoder.Decode(Encoding.Unicode.GetBytes(text)).ShouldBe((TextDecoder.Tidy(text), "utf-16le"));
        TextDecoder.Decode(Encoding.BigEndianUnicode.GetBytes(text)).ShouldBe((TextDecoder.Tidy(text), "utf-16be"));
    }

    [Fact]
    public void What_holds_zero_bytes_and_no_text_is_not_UTF_16()
    {
        var random = new Random(5);
        var noise = new byte[4096];
        random.NextBytes(noise);

        CharsetDetector.UnmarkedUtf16(noise).ShouldBeNull();
        CharsetDetector.UnmarkedUtf16(new byte[64]).ShouldBeNull();
        CharsetDetector
            .UnmarkedUtf16([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, 1, 0, 0, 0])
            .ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_local_file_is_read_as_the_same_bytes_from_the_web(string encoding, string text)
    {
        await using var workshop = await Workshop.OpenAsync();
        workshop.Write("plain.txt", Encoded(encoding, text));
        workshop.Write(
            "page.html",
            Encoded(
                encoding,
                "<html><head><meta "
                    + $"charset=\"{encoding}\"><title>1</title></head><body><article><h1>1</h1><p>{text}</p></article></body></html>"
            )
        );
        workshop.Write(
            "old.xhtml",
            Encoded(
                encoding,
                "<?xml version=\"1.0\" "
                    + $"encoding=\"{encoding}\"?><html><head><title>2</title></head><body><h1>2</h1><p>{text}</p></body></html>"
            )
        );

        (await workshop.IngestAsync(workshop.Inputs)).Rejected.ShouldBeEmpty();

        (await workshop.ArticlesAsync()).ShouldAllBe(article => article.Body == TextDecoder.Tidy(text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_of_any_kind_in_UTF_16_without_a_mark_are_read(bool isBigEndian)
    {
        await using var workshop = await Workshop.OpenAsync();
        var utf16 = isBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        workshop.Write("a.txt", utf16.GetBytes($"Мост открыт\n\n{Russian}\n"));
        workshop.Write(
            "b.html",
            utf16.GetBytes($"<html><head><title>Pier</title></head><body><article><p>{Samples.Sentence}</p></article></body></html>")
        );
        workshop.Write("c", utf16.GetBytes($"{{\"title\": \"Boats\", \"body\": \"{Samples.Sentence} And more.\"}}"));
        workshop.Write("d.jsonl", utf16.GetBytes(Samples.JsonLine(1) + "\n" + Samples.JsonLine(2) + "\n"));

        var report = await workshop.IngestAsync(workshop.Inputs);

        report.Rejected.ShouldBeEmpty();
        report.Added.ShouldBe(5);
        (await workshop.ArticlesAsync()).ShouldContain(article => article.Body == Russian);
    }

    static byte[] Encoded(string encoding, string text) => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);
}
