using BriefBot.Ingest.Feeds;

namespace BriefBot.Tests.Ingest.Feeds;

public class FeedDateLanguagesTests
{
    [Theory]
    [InlineData("čet, 30 lis 2025 18:05:00 +0100", "hr", "2025-10-30T17:05:00Z")]
    [InlineData("30. listopada 2025.", "hr", "2025-10-30T00:00:00Z")]
    [InlineData("pon, 17 stu 2025 07:00:00 +0100", null, "2025-11-17T06:00:00Z")]
    [InlineData("12. lipnja 2024. 09:15", null, "2024-06-12T09:15:00Z")]
    [InlineData("Thứ Tư, 3 tháng 12, 2025 06:40:00 +0700", "vi", "2025-12-02T23:40:00Z")]
    [InlineData("Tháng Mười Một 5, 2025", null, "2025-11-05T00:00:00Z")]
    [InlineData("ngày 9 tháng 1 năm 2026", null, "2026-01-09T00:00:00Z")]
    [InlineData("الأربعاء، ٣ كانون الأول ٢٠٢٥", "ar", "2025-12-03T00:00:00Z")]
    [InlineData("٢١ يناير ٢٠٢٦ ١٤:٣٠", null, "2026-01-21T14:30:00Z")]
    [InlineData("5 تشرين الثاني/نوفمبر 2025", null, "2025-11-05T00:00:00Z")]
    [InlineData("17 جويلية 2025", null, "2025-07-17T00:00:00Z")]
    [InlineData("ke, 3 joulu 2025 12:00:00 +0200", "fi", "2025-12-03T10:00:00Z")]
    [InlineData("maanantai 17. marraskuuta 2025 klo 8.45", null, "2025-11-17T08:45:00Z")]
    [InlineData("24. touko 2025", null, "2025-05-24T00:00:00Z")]
    [InlineData("Τετ, 03 Δεκ 2025 09:10:00 +0200", null, "2025-12-03T07:10:00Z")]
    [InlineData("Παρασκευή 4 Ιουλίου 2025", "el", "2025-07-04T00:00:00Z")]
    [InlineData("18 ΜΑΪΟΥ 2024", null, "2024-05-18T00:00:00Z")]
    [InlineData("ср, 03 груд 2025 10:00:00 +0200", "uk", "2025-12-03T08:00:00Z")]
    [InlineData("7 листопада 2025 р., 11:20", null, "2025-11-07T11:20:00Z")]
    [InlineData("19 Тра 2025", null, "2025-05-19T00:00:00Z")]
    [InlineData("St, 03 Pro 2025 10:00:00 +0100", "cs", "2025-12-03T09:00:00Z")]
    [InlineData("pátek 4. července 2025", null, "2025-07-04T00:00:00Z")]
    [InlineData("4. června 2025", null, "2025-06-04T00:00:00Z")]
    [InlineData("Çar, 03 Ara 2025 10:00:00 +0300", null, "2025-12-03T07:00:00Z")]
    [InlineData("19 Mayıs 2025 Pazartesi 13.30", null, "2025-05-19T13:30:00Z")]
    [InlineData("Kam, 04 Des 2025 05:00:00 +0700", "id", "2025-12-03T22:00:00Z")]
    [InlineData("Rabu, 17 Agustus 2022 10.00 WIB", null, "2022-08-17T03:00:00Z")]
    [InlineData("ons, 29 okt 2025 10:00:00 +0100", "nb", "2025-10-29T09:00:00Z")]
    [InlineData("17. mai 2024 kl. 12.05", null, "2024-05-17T12:05:00Z")]
    [InlineData("streda, 3. decembra 2025", "sk", "2025-12-03T00:00:00Z")]
    [InlineData("3. júla 2025", null, "2025-07-03T00:00:00Z")]
    [InlineData("sre, 3. avg. 2022 08:00", "sl", "2022-08-03T08:00:00Z")]
    [InlineData("3. децембар 2025.", "sr", "2025-12-03T00:00:00Z")]
    [InlineData("среда, 3. јул 2024. 14:05", null, "2024-07-03T14:05:00Z")]
    [InlineData("3 декември 2025 г. 16:30", "bg", "2025-12-03T16:30:00Z")]
    [InlineData("ср, 3 дек. 2025 16:30:00 +0300", null, "2025-12-03T13:30:00Z")]
    [InlineData("dc., 3 des. 2025 10:00", "ca", "2025-12-03T10:00:00Z")]
    [InlineData("3 de març de 2025", null, "2025-03-03T00:00:00Z")]
    [InlineData("3 d’abril de 2025", null, "2025-04-03T00:00:00Z")]
    [InlineData("יום רביעי, 3 בדצמבר 2025", "he", "2025-12-03T00:00:00Z")]
    [InlineData("3 אוגוסט 2025 09:00", null, "2025-08-03T09:00:00Z")]
    [InlineData("۳ دسامبر ۲۰۲۵", "fa", "2025-12-03T00:00:00Z")]
    [InlineData("3 दिसंबर 2025 18:20", "hi", "2025-12-03T18:20:00Z")]
    [InlineData("१५ अगस्त २०२५", null, "2025-08-15T00:00:00Z")]
    [InlineData("3 Disember 2025", "ms", "2025-12-03T00:00:00Z")]
    [InlineData("Khamis, 14 Ogos 2025", null, "2025-08-14T00:00:00Z")]
    [InlineData("mið, 03 des 2025 10:00:00 +0000", "is", "2025-12-03T10:00:00Z")]
    [InlineData("17. júní 2025", null, "2025-06-17T00:00:00Z")]
    [InlineData("K, 03 dets 2025 10:00:00 +0200", "et", "2025-12-03T08:00:00Z")]
    [InlineData("24. veebruar 2025", null, "2025-02-24T00:00:00Z")]
    [InlineData("2025. gada 18. novembris", "lv", "2025-11-18T00:00:00Z")]
    [InlineData("2025 m. gruodžio 3 d. 10:15", "lt", "2025-12-03T10:15:00Z")]
    [InlineData("11 kovo 2025", null, "2025-03-11T00:00:00Z")]
    [InlineData("onsdag den 3. december 2025", "da", "2025-12-03T00:00:00Z")]
    [InlineData("śr., 3 gru 2025 10:00:00 +0100", "pl", "2025-12-03T09:00:00Z")]
    [InlineData("pt, 07 lis 2025 10:00:00 +0100", null, "2025-11-07T09:00:00Z")]
    [InlineData("pet, 10 lis 2025 10:00:00 +0200", null, "2025-10-10T08:00:00Z")]
    [InlineData("2025. dec. 3., szerda 8:00", "hu", "2025-12-03T08:00:00Z")]
    [InlineData("3 ธ.ค. 2568 10:00", "th", "2025-12-03T10:00:00Z")]
    [InlineData("令和7年12月3日 9時05分", "ja", "2025-12-03T09:05:00Z")]
    public void Dates_are_read_in_the_language_of_their_outlet(string written, string? language, string expected)
    {
        Instant(written, language).ShouldBe(expected);
    }

    [Theory]
    [InlineData("12 lis 2025 10:00", null)]
    [InlineData("12 lip 2025", null)]
    [InlineData("12 srp 2025", "en")]
    [InlineData("3 listopada 2025", null)]
    [InlineData("3 jui 2025", "fr")]
    [InlineData("3 juu 2025", "et")]
    [InlineData("12/08/2025", "hr")]
    [InlineData("۲۱ مرداد ۱۴۰۴", "fa")]
    [InlineData("31 lis 2025", "pl")]
    public void A_month_that_could_be_two_dates_nothing(string written, string? language)
    {
        Instant(written, language).ShouldBeNull();
    }

    static string? Instant(string written, string? language) =>
        FeedDates.Read(written, language)?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
