using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Retrieve;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Retrieve;

/// <summary>A word finds its article however it is written: with an article joined to it, in another case, with other separators, or within
/// a run of characters.</summary>
public sealed class LanguageSearchTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    SqliteCorpus _corpus = null!;
    WorkspaceId _workspace;

    public async ValueTask InitializeAsync()
    {
        _corpus = (await SqliteStores.OpenAsync(_folder.File("briefbot.db"), null, CancellationToken.None)).Corpus;
        _workspace = await _corpus.WorkspaceAsync("desk", CancellationToken.None);
        foreach (var (title, body) in Articles)
            await _corpus.StoreAsync(_workspace, Drafts.Of($"Text {title}", body, $"{title}.txt", "2026-11-20"), CancellationToken.None);
        await _corpus.IndexAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        _folder.Dispose();
    }

    static readonly (string Title, string Body)[] Articles =
    [
        ("fr", "Le maire a reçu l’Évêque de Lorval devant l’école ; la foule n’a pas quitté les quais d’Anvers avant qu’arrive le bac."),
        ("it", "Il consiglio ha discusso dell’energia e l’Ospedale di Brenna ha chiesto più medici fino all’estate prossima."),
        (
            "de",
            "Die Gemeinde Großau zählt 2.475 Haushalte; die Straße zum Hafen kostet 3,6 Millionen Euro. "
                + "Bürgermeisterin Jördis Müller lobte die Häuser."
        ),
        ("nl", "De burgemeester zei dat de gemeenten vorig jaar nieuwe huizen bouwden aan de haven."),
        ("ru", "Президент подписал указы о выборах в городских советах, сообщили в правительстве. Ёлки уже стоят на площади."),
        ("el", "Ο δήμαρχος ανακοίνωσε ότι οι νέοι δρόμοι του λιμανιού θα ανοίξουν την άνοιξη."),
        ("tr", "Belediye başkanı Ankara’da yeni köprülerin açılışını yaptı; İzmir’den gelen işçiler ödül aldı."),
        ("ar", "أعلن رئيس البلدية أنّ المدرسة الجديدة ستفتح أبوابها للطلاب في ٢٥ سبتمبر بعد إصلاح الطريق."),
        ("hi", "महापौर ने कहा कि नए विद्यालयों के लिए १२० शिक्षकों की भर्ती होगी और सड़कें मार्च तक बनेंगी।"),
        ("he", "ראש העיר הודיע כי בית הספר החדש ייפתח בספטמבר לאחר שיפוץ הכבישים בעיר."),
        ("zh", "洛瓦尔市政府周三宣布，新的渡轮码头将于五月开放，票价为三元。项目代号K7port已经通过。"),
        ("ja", "ロルバル市は水曜日、新しい渡船場を五月に開くと発表した。運賃は三百円になる。"),
        ("ko", "로르발시는 수요일에 새로운 선착장을 오월에 연다고 발표했다. 요금은 3천 원이다."),
        ("th", "เทศบาลเมืองลอร์วาลประกาศเมื่อวันพุธว่าท่าเรือข้ามฟากแห่งใหม่จะเปิดในเดือนพฤษภาคม"),
        (
            "en",
            "The F-35 flew past as the co-op e-mailed its R&D staff at AT&T about re-opening 1,853 wells on 4/5. "
                + "The WHO and the IT desk agreed."
        ),
        ("sv", "Kommunen räknar med 4 250 elever i de nya skolorna när broarna öppnas."),
        ("cs", "Starosta oznámil, že nové školy otevřou v září a opravy mostů skončí dřív."),
        ("pl", "Burmistrz ogłosił, że szkoły dostaną 1 264 komputery przed końcem roku."),
        ("id", "Wali kota mengumumkan bahwa sekolah baru akan dibuka pada bulan Mei setelah jembatan diperbaiki."),
        ("fa", "شهردار گفت مدرسه‌های جدید در ماه سپتامبر باز می‌شوند و ۳۴۰ معلم استخدام خواهند شد."),
    ];

    [Theory]
    [InlineData("Évêque", "fr")]
    [InlineData("évêque de Lorval", "fr")]
    [InlineData("ecole", "fr")]
    [InlineData("Anvers", "fr")]
    [InlineData("l'évêque", "fr")]
    [InlineData("ospedale", "it")]
    [InlineData("Energia", "it")]
    [InlineData("estate", "it")]
    [InlineData("Strasse", "de")]
    [InlineData("Grossau", "de")]
    [InlineData("2475", "de")]
    [InlineData("2.475", "de")]
    [InlineData("3,6", "de")]
    [InlineData("Mueller", "de")]
    [InlineData("Muller", "de")]
    [InlineData("Haus", "de")]
    [InlineData("Joerdis", "de")]
    [InlineData("gemeente", "nl")]
    [InlineData("huis haven", "nl")]
    [InlineData("указ", "ru")]
    [InlineData("выборы", "ru")]
    [InlineData("елка", "ru")]
    [InlineData("δρόμος", "el")]
    [InlineData("ΛΙΜΑΝΙ", "el")]
    [InlineData("Ankara", "tr")]
    [InlineData("izmir", "tr")]
    [InlineData("köprü", "tr")]
    [InlineData("مدرسة", "ar")]
    [InlineData("ابواب", "ar")]
    [InlineData("25", "ar")]
    [InlineData("طلاب", "ar")]
    [InlineData("विद्यालय", "hi")]
    [InlineData("सड़क", "hi")]
    [InlineData("120", "hi")]
    [InlineData("ספטמבר", "he")]
    [InlineData("עיר", "he")]
    [InlineData("渡轮", "zh")]
    [InlineData("码头", "zh")]
    [InlineData("票", "zh")]
    [InlineData("k7port", "zh")]
    [InlineData("渡船場", "ja")]
    [InlineData("運賃", "ja")]
    [InlineData("선착장", "ko")]
    [InlineData("요금", "ko")]
    [InlineData("ท่าเรือ", "th")]
    [InlineData("พฤษภาคม", "th")]
    [InlineData("F35", "en")]
    [InlineData("F-35", "en")]
    [InlineData("email", "en")]
    [InlineData("e-mail", "en")]
    [InlineData("coop", "en")]
    [InlineData("reopening", "en")]
    [InlineData("R&D", "en")]
    [InlineData("\"R&D\"", "en")]
    [InlineData("r&d", "en")]
    [InlineData("AT&T", "en")]
    [InlineData("WHO", "en")]
    [InlineData("IT", "en")]
    [InlineData("1853", "en")]
    [InlineData("1 853", "en")]
    [InlineData("1.853", "en")]
    [InlineData("4250", "sv")]
    [InlineData("4.250", "sv")]
    [InlineData("skola", "sv")]
    [InlineData("škola", "cs")]
    [InlineData("most", "cs")]
    [InlineData("1264", "pl")]
    [InlineData("1,264", "pl")]
    [InlineData("jembatan", "id")]
    [InlineData("مدرسه", "fa")]
    [InlineData("340", "fa")]
    public async Task It_is_found(string query, string expected) => (await TitlesAsync(query)).Take(3).ShouldContain($"Text {expected}");

    [Theory]
    [InlineData("wo ist das Freibad?", "bath")]
    [InlineData("welche Freibäder gibt es", "bath")]
    [InlineData("Freibadsanierung", "repair")]
    [InlineData("Schleusen", "lock")]
    [InlineData("Torbruch", "lock")]
    public async Task German_words_are_found_in_those_written_together(string query, string expected)
    {
        await StoreAsync("Text bath", "Im Waldfreibad von Großau schwimmen wieder Kinder, und am Rand vom Wald liegen Handtücher.");
        await StoreAsync("Text repair", "Die Sanierung des Bades dauerte elf Monate; das Freibad war so lange zu.");
        await StoreAsync("Text lock", "Der Bruch am Tor der Kammer traf den Schleusenwärter nicht, der bei der Schleuse wohnt.");
        await _corpus.IndexAsync(CancellationToken.None);

        (await TitlesAsync(query)).Take(3).ShouldContain($"Text {expected}");
    }

    [Fact]
    public async Task Vietnamese_words_are_told_apart_by_their_accents_and_found_without()
    {
        await StoreAsync("Text ma", "Người dân nói rằng ngôi nhà cũ bên sông có ma và không ai dám vào ban đêm.");
        await StoreAsync("Text má", "Người dân nói rằng má của cô giáo đã bán ngôi nhà cũ bên sông cho thành phố.");
        await _corpus.IndexAsync(CancellationToken.None);

        (await TitlesAsync("má của cô giáo")).First().ShouldBe("Text má");
        (await TitlesAsync("ngoi nha cu ben song")).ShouldBe(["Text ma", "Text má"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("طريق", "to-road")]
    [InlineData("لطريق", "road")]
    [InlineData("مدينة", "their-city")]
    [InlineData("عمل", "their-work")]
    public async Task Arabic_words_are_found_with_the_small_words_that_are_written_with_them(string query, string expected)
    {
        await StoreAsync("Text to-road", "قال الوزير إن العمال وصلوا أمس لطريق الساحل الجديد.");
        await StoreAsync("Text road", "قال الوزير إن طريق الساحل سيفتح غدا أمام الناس.");
        await StoreAsync("Text their-work", "قال السكان إن عملهم في الميناء توقف منذ شهر.");
        await StoreAsync("Text their-city", "قال السكان إن مدينتهم تحتاج إلى ماء أكثر في الصيف.");
        await _corpus.IndexAsync(CancellationToken.None);

        (await TitlesAsync(query)).ShouldContain($"Text {expected}");
    }

    [Theory]
    [InlineData("Wer hat das Fresko restauriert?", "Text noun")]
    [InlineData("Wann begann die Restauration?", "Text verb")]
    [InlineData("Warum wollen die Leute protestieren?", "Text protest")]
    public async Task German_verbs_are_found_by_their_nouns_and_the_other_way_round(string query, string expected)
    {
        await StoreAsync("Text noun", "Die Restauration des Bildes in der Kapelle von Großau dauerte elf Jahre.");
        await StoreAsync("Text verb", "Das Bild in der Kapelle von Großau wurde elf Jahre lang restauriert.");
        await StoreAsync("Text protest", "Der Protest der Anwohner von Großau blieb ohne Folgen.");
        await _corpus.IndexAsync(CancellationToken.None);

        (await TitlesAsync(query)).ShouldContain(expected);
    }

    [Theory]
    [InlineData("Quando riapre il porto di Salvera?", "Text it")]
    [InlineData("Wann öffnet Porto di Salvera?", "Text de")]
    public async Task Of_articles_that_hold_the_same_one_in_the_questions_language_comes_first(string query, string expected)
    {
        await StoreAsync("Text it", "Il porto di Salvera, detto Porto di Salvera, era chiuso da mesi per i lavori.");
        await StoreAsync("Text de", "Der Hafen Porto di Salvera, kurz Salvera, war wegen der Arbeiten seit Monaten zu.");
        await _corpus.IndexAsync(CancellationToken.None);

        (await TitlesAsync(query))[0].ShouldBe(expected);
    }

    [Fact]
    public async Task A_question_that_shows_no_language_puts_none_first()
    {
        await StoreAsync("Text de", "Der Hafen Porto di Salvera, kurz Salvera, war wegen der Arbeiten seit Monaten zu.");
        await _corpus.IndexAsync(CancellationToken.None);

        var found = await SearchAsync("Porto Salvera");

        found.Passages.ShouldAllBe(passage => passage.Features.OtherLanguage == 0);
    }

    [Fact]
    public async Task Vietnamese_syllables_that_stand_together_tell_more_than_those_that_do_not()
    {
        await StoreAsync("Text together", "Ngôi trường này do cô hiệu trưởng Lan mở cửa vào mùa xuân năm ngoái.");
        await StoreAsync("Text apart", "Ngôi nhà này cũ, cô có hiệu thuốc, và ông trưởng thôn Lan vào mùa hè mở một cái cửa.");
        await _corpus.IndexAsync(CancellationToken.None);

        (await TitlesAsync("cô hiệu trưởng Lan là ai?"))[0].ShouldBe("Text together");
    }

    async Task StoreAsync(string title, string body) =>
        await _corpus.StoreAsync(_workspace, Drafts.Of(title, body, $"{title}.txt", "2026-11-20"), CancellationToken.None);

    async Task<List<string>> TitlesAsync(string query)
    {
        var found = await SearchAsync(query);
        return [.. found.Passages.Where(passage => passage.Features.Coverage > 0).Select(passage => passage.Passage.Article.Title)];
    }

    async Task<Retrieval> SearchAsync(string query) =>
        await new Retriever(_corpus).SearchAsync(
            QuestionAnalyzer.Analyze(query, new(2026, 11, 29)),
            new SearchScope(_workspace),
            null,
            CancellationToken.None
        );
}
