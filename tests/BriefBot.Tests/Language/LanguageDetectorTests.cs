using BriefBot.Language;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Language;

public class LanguageDetectorTests
{
    [Theory]
    [InlineData(
        "en",
        "The harbour council said on Monday that the old ferry would not return before spring, because its engine has to be replaced."
    )]
    [InlineData(
        "de",
        "Der Hafenrat teilte am Montag mit, dass die alte Fähre nicht vor dem Frühjahr zurückkehrt, weil ihr Motor ersetzt werden muss."
    )]
    [InlineData(
        "fr",
        "Le conseil du port a annoncé lundi que le vieux bac ne reviendra pas avant le printemps, car son moteur doit être remplacé."
    )]
    [InlineData(
        "es",
        "El consejo del puerto anunció el lunes que el viejo transbordador no volverá antes de la primavera, porque hay que "
            + "cambiar su motor."
    )]
    [InlineData(
        "it",
        "Il consiglio del porto ha annunciato lunedì che il vecchio traghetto non tornerà prima della primavera, perché il "
            + "motore deve essere sostituito."
    )]
    [InlineData(
        "pt",
        "O conselho do porto anunciou na segunda-feira que a velha balsa não voltará antes da primavera, porque o seu motor tem "
            + "de ser trocado."
    )]
    [InlineData(
        "nl",
        "De havenraad heeft maandag laten weten dat de oude veerboot niet voor het voorjaar terugkomt, omdat de motor moet "
            + "worden vervangen."
    )]
    [InlineData(
        "sv",
        "Hamnrådet meddelade på måndagen att den gamla färjan inte kommer tillbaka före våren, eftersom motorn måste bytas ut."
    )]
    [InlineData(
        "da",
        "Havnerådet oplyste mandag, at den gamle færge ikke vender tilbage før foråret, fordi motoren skal skiftes ud, og det bliver dyrt."
    )]
    [InlineData(
        "no",
        "Havnerådet opplyste mandag at den gamle fergen ikke kommer tilbake før våren, fordi motoren må skiftes ut, og det blir dyrt."
    )]
    [InlineData(
        "fi",
        "Satamaneuvosto kertoi maanantaina, että vanha lautta ei palaa ennen kevättä, koska sen moottori on vaihdettava uuteen."
    )]
    [InlineData(
        "pl",
        "Rada portu poinformowała w poniedziałek, że stary prom nie wróci przed wiosną, ponieważ jego silnik musi zostać wymieniony."
    )]
    [InlineData("cs", "Rada přístavu v pondělí oznámila, že starý trajekt se před jarem nevrátí, protože jeho motor musí být vyměněn.")]
    [InlineData("sk", "Rada prístavu v pondelok oznámila, že starý trajekt sa pred jarou nevráti, pretože jeho motor musí byť vymenený.")]
    [InlineData("ru", "Совет порта сообщил в понедельник, что старый паром не вернётся до весны, потому что его двигатель нужно заменить.")]
    [InlineData("uk", "Рада порту повідомила в понеділок, що старий пором не повернеться до весни, тому що його двигун треба замінити.")]
    [InlineData(
        "bg",
        "Съветът на пристанището съобщи в понеделник, че старият ферибот няма да се върне преди пролетта, защото двигателят му "
            + "трябва да бъде сменен."
    )]
    [InlineData(
        "tr",
        "Liman meclisi pazartesi günü eski feribotun bahardan önce geri dönmeyeceğini, çünkü motorunun değiştirilmesi "
            + "gerektiğini ve bunun çok pahalı olduğunu söyledi."
    )]
    [InlineData("hu", "A kikötői tanács hétfőn közölte, hogy a régi komp nem tér vissza tavasz előtt, mert a motorját ki kell cserélni.")]
    [InlineData(
        "ro",
        "Consiliul portului a anunțat luni că vechiul feribot nu se va întoarce înainte de primăvară, pentru că motorul său "
            + "trebuie înlocuit."
    )]
    [InlineData(
        "hr",
        "Vijeće luke je u ponedjeljak objavilo da se stari trajekt neće vratiti prije proljeća, jer se njegov motor mora zamijeniti."
    )]
    [InlineData(
        "ca",
        "El consell del port ha anunciat dilluns que el vell transbordador no tornarà abans de la primavera, perquè s'ha de "
            + "canviar el seu motor."
    )]
    [InlineData(
        "id",
        "Dewan pelabuhan mengatakan pada hari Senin bahwa feri tua itu tidak akan kembali sebelum musim semi karena mesinnya harus diganti."
    )]
    [InlineData("ar", "أعلن مجلس الميناء يوم الاثنين أن العبّارة القديمة لن تعود قبل الربيع لأن محركها يحتاج إلى التبديل.")]
    [InlineData("fa", "شورای بندر روز دوشنبه گفت که کشتی قدیمی پیش از بهار باز نمی‌گردد، چون موتور آن باید عوض شود.")]
    [InlineData("he", "מועצת הנמל הודיעה ביום שני כי המעבורת הישנה לא תחזור לפני האביב, משום שיש להחליף את המנוע שלה.")]
    [InlineData("el", "Το συμβούλιο του λιμανιού ανακοίνωσε τη Δευτέρα ότι το παλιό πορθμείο δεν θα επιστρέψει πριν από την άνοιξη.")]
    [InlineData("zh", "港务委员会星期一表示，旧渡轮在春天之前不会恢复航行，因为发动机必须更换。")]
    [InlineData("ja", "港湾評議会は月曜日、古いフェリーはエンジンを交換する必要があるため、春まで戻らないと発表した。")]
    [InlineData("ko", "항만 위원회는 월요일에 낡은 여객선이 엔진을 교체해야 하기 때문에 봄까지 돌아오지 않을 것이라고 밝혔다.")]
    [InlineData("hi", "बंदरगाह परिषद ने सोमवार को कहा कि पुरानी नौका वसंत से पहले नहीं लौटेगी क्योंकि उसका इंजन बदलना है।")]
    [InlineData("th", "สภาท่าเรือแถลงเมื่อวันจันทร์ว่าเรือข้ามฟากลำเก่าจะไม่กลับมาก่อนฤดูใบไม้ผลิ")]
    public void A_sentence_shows_its_language(string tag, string sentence) => LanguageDetector.Detect(sentence).ShouldBe(tag);

    [Theory]
    [InlineData(
        "es",
        "pt",
        "Los vecinos dicen que no hay dinero para las obras, y que el ayuntamiento lo sabe desde hace años.",
        "Os moradores dizem que não há dinheiro para as obras, e que a câmara sabe disso há anos."
    )]
    [InlineData(
        "da",
        "no",
        "Han sagde, at der ikke bliver nogen afgang efter klokken ti, og at passagererne selv må finde ud af det.",
        "Han sa at det ikke blir noen avgang etter klokken ti, og at passasjerene selv må finne ut av det."
    )]
    [InlineData(
        "sv",
        "no",
        "Han sade att det inte blir någon avgång efter klockan tio, och att resenärerna själva får lösa det.",
        "Ho og han var enige om at det ikke var noe å gjøre med saken nå, men de ville se på den etter ferien."
    )]
    [InlineData(
        "ru",
        "uk",
        "Жители говорят, что денег на ремонт нет и что мэрия знает об этом уже много лет.",
        "Мешканці кажуть, що грошей на ремонт немає і що мерія знає про це вже багато років."
    )]
    [InlineData(
        "cs",
        "pl",
        "Obyvatelé říkají, že na opravu nejsou peníze a že radnice o tom už léta ví.",
        "Mieszkańcy mówią, że nie ma pieniędzy na remont i że ratusz wie o tym już od lat."
    )]
    [InlineData(
        "cs",
        "sk",
        "Podle starosty se práce nezastaví, ale peníze, které město má, budou stačit jen do května.",
        "Podľa starostu sa práce nezastavia, ale peniaze, ktoré mesto má, budú stačiť len do mája."
    )]
    [InlineData(
        "fi",
        "et",
        "Kaupunki on tiennyt siitä jo vuosia, mutta se ei ole vielä tehnyt mitään, koska rahaa ei ole ollut.",
        "Linn on sellest juba aastaid teadnud, aga ei ole veel midagi teinud, kuna raha pole olnud."
    )]
    public void Close_languages_are_told_apart(string first, string second, string inFirst, string inSecond)
    {
        LanguageDetector.Detect(inFirst).ShouldBe(first);
        LanguageDetector.Detect(inSecond).ShouldBe(second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n ")]
    [InlineData("OK")]
    [InlineData("Ferry Aurora")]
    [InlineData("2020-11-23 14:00 +01:00, 4.7 % (3/5)")]
    [InlineData("Anna Berg, Tomas Lind, Maria Sol, Peter Holm, Eva Strand, Karl Fjell, Ida Vik, Nils Dahl")]
    [InlineData("Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore magna aliqua")]
    [InlineData("Қазақстанда жаңа порт ашылды, бірақ кемелер әлі келген жоқ деп хабарлады әкімдік өкілі")]
    public void What_shows_no_known_language_stays_open(string text) => LanguageDetector.Detect(text).ShouldBeNull();

    [Fact]
    public void Latin_names_in_a_text_of_another_script_change_nothing() =>
        LanguageDetector
            .Detect(
                "Компания Northern Ferry Holding сообщила, что новый паром Aurora Borealis будет ходить только летом, когда море спокойно."
            )
            .ShouldBe("ru");

    [Fact]
    public void A_long_text_costs_no_more_than_its_beginning()
    {
        var text = string.Concat(Enumerable.Repeat("The council said that it would not be there before the spring. ", 50_000));

        LanguageDetector.Detect(text).ShouldBe("en");
    }

    [Fact]
    public void Any_text_gives_a_known_language_or_none() =>
        Prop.ForAll<string?>(text => LanguageDetector.Detect(text) is not { } tag || LanguageDetector.Knows(tag))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("pt_BR", "pt")]
    [InlineData("DE", "de")]
    [InlineData("nb-NO", "no")]
    [InlineData("iw", "he")]
    [InlineData("zh-Hant-TW", "zh")]
    [InlineData("de, en", "de")]
    [InlineData("x-default", null)]
    [InlineData("und", null)]
    [InlineData("english", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("{{lang}}", null)]
    public void A_stated_tag_is_read_as_its_primary_tag(string? stated, string? primary) => LanguageTag.Primary(stated).ShouldBe(primary);

    const string German =
        "Der Hafenrat teilte am Montag mit, dass die alte Fähre nicht vor dem Frühjahr zurückkehrt, weil ihr Motor ersetzt werden muss. ";

    [Fact]
    public void A_template_that_states_another_language_than_a_long_text_is_overruled()
    {
        LanguageTag.Of("en", German + German + German).ShouldBe("de");
        LanguageTag.Of("en", German.AsSpan(0, 60)).ShouldBe("en");
        LanguageTag.Of("gsw", German + German + German).ShouldBe("gsw");
        LanguageTag.Of(null, German).ShouldBe("de");
    }
}
