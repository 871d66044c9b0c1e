using System.Text;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

public sealed class CharsetTests
{
    const string Russian = "Новый мост через реку открыли в понедельник утром, на четыре месяца позже, чем обещал город. Первыми по нему прошли дети из соседней школы.";
    const string Greek = "Η νέα γέφυρα άνοιξε τη Δευτέρα το πρωί, τέσσερις μήνες αργότερα από όσο είχε υποσχεθεί ο δήμος, και πέρασαν πρώτα τα παιδιά του σχολείου.";
    const string Japanese = "新しい橋は月曜日の朝に開通した。市が約束した時期より四か月遅れ、最初に渡ったのは近くの小学校の子どもたちだった。";
    const string Korean = "새 다리는 월요일 아침에 개통되었다. 시가 약속한 것보다 넉 달 늦었고, 가장 먼저 건넌 사람들은 가까운 학교의 아이들이었다.";
    const string Chinese = "新的大桥在星期一上午通车了，比市里的说法晚了四个月，最先走过这座桥的是附近学校的孩子，他们说这是一年中最好的一天。";
    const string Taiwanese = "新的大橋在星期一上午通車了，比市府的說法晚了四個月，最先走過這座橋的是附近學校的孩子，他們說這是一年中最好的一天。";
    const string French = "À Montréal, l’été a été très sec ; les élèves déjà rentrés ont dû être renvoyés chez eux, où ils étaient bien gênés.";

    public static TheoryData<string, string> Texts => new()
    {
        { "windows-1251", Russian }, { "koi8-r", Russian }, { "windows-1253", Greek }, { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "euc-kr", Korean },
        { "gb18030", Chinese }, { "big5", Taiwanese }, { "windows-1252", French },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_whose_encoding_nobody_states_is_read_by_what_it_is_full_of(string encoding, string text)
    {
        TextDecoder.Decode(Encoded(encoding, $"<html><body class=\"story main\"><p>{text}</p></body></html>"), null).Text.ShouldContain(TextDecoder.Tidy(text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_read_as_HTTP_or_the_document_states(string encoding, string text)
    {
        TextDecoder.Decode(Encoded(encoding, text), encoding.ToUpperInvariant()).Text.ShouldBe(TextDecoder.Tidy(text));
        TextDecoder.Decode(Encoded(encoding, $"<meta charset='{encoding}'><p>{text}"), null).Text.ShouldEndWith(TextDecoder.Tidy(text));
        TextDecoder.Decode(Encoded(encoding, $"<meta http-equiv=Content-Type content=\"text/html; charset={encoding}\"><p>{text}"), "utf-8").Text.ShouldEndWith(TextDecoder.Tidy(text));
        TextDecoder.Decode(Encoded(encoding, $"<?xml version=\"1.0\" encoding=\"{encoding}\"?><p>{text}"), null).Text.ShouldEndWith(TextDecoder.Tidy(text));
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

    static byte[] Encoded(string encoding, string text) => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);
}
