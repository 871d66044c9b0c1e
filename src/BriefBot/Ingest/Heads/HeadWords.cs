using WordSet = System.Collections.Generic.HashSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace BriefBot.Ingest.Heads;

/// <summary>What a word beside a date says about it.</summary>
enum HeadLabel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is the day of publication.</summary>
    Published,

    /// <summary>It is the day or time of the last change.</summary>
    Updated,
}

/// <summary>The closed classes of words in the lines around a story, in the languages that news comes in most.</summary>
static class HeadWords
{
    const string SetMarks = ".,:;()[]+*_\"“”";

    /// <summary>What a word says about the date beside it.</summary>
    public static HeadLabel LabelOf(ReadOnlySpan<char> word)
    {
        word = word.Trim(SetMarks);
        return Published.Contains(word) ? HeadLabel.Published
            : Updated.Contains(word) ? HeadLabel.Updated
            : HeadLabel.None;
    }

    /// <summary>True for a word that has no meaning here but with a date or a label: "on", "Uhr", "GMT", "Donnerstag", "min",
    /// "3:43".</summary>
    public static bool IsFiller(ReadOnlySpan<char> word)
    {
        word = word.Trim(SetMarks);
        return word.IsEmpty
            || !HasLetter(word)
            || LabelOf(word) != HeadLabel.None
            || Units.Contains(word)
            || Weekdays.Contains(word)
            || Little.Contains(word)
            || Provenance.Contains(word)
            || HeadTime.TryRead(word, out _);
    }

    /// <summary>True for what may stand before or behind a name without being a part of it: labels, times, zones, weekdays.</summary>
    public static bool IsAside(ReadOnlySpan<char> word)
    {
        word = word.Trim(SetMarks);
        return word.IsEmpty
            || LabelOf(word) != HeadLabel.None
            || Units.Contains(word)
            || Weekdays.Contains(word)
            || HeadTime.TryRead(word, out _)
            || !HasLetterOrDigit(word);
    }

    /// <summary>True for "on", "by", "le": words that join a label to what follows it.</summary>
    public static bool IsLittle(ReadOnlySpan<char> word)
    {
        word = word.Trim(SetMarks);
        return !word.IsEmpty && char.IsLower(word[0]) && Little.Contains(word);
    }

    /// <summary>True for the words of "This article was originally published".</summary>
    public static bool IsProvenance(ReadOnlySpan<char> word) => Provenance.Contains(word.Trim(SetMarks));

    /// <summary>True for a kind of text or edition that follows an outlet's name: "live blog", "newsletter", "online".</summary>
    public static bool IsFormat(ReadOnlySpan<char> word) => Formats.Contains(word.Trim(SetMarks));

    /// <summary>True for a word that sections, kickers and roles are made of: "Business", "Opinion", "Staff", "Sport".</summary>
    public static bool IsGeneric(ReadOnlySpan<char> word) => Generic.Contains(word.Trim(SetMarks));

    /// <summary>True for a name that is nothing but such words: "World News", "Arts and Culture", "Staff reporter".</summary>
    public static bool IsGenericName(ReadOnlySpan<char> name)
    {
        var any = false;
        foreach (var range in name.SplitAny(" /-"))
        {
            var word = name[range].Trim(SetMarks);
            if (word.IsEmpty || word is "&" or "and" or "und" or "et" or "y" or "e" or "og" or "och" or "en" or "of" or "the" or "The")
                continue;
            if (!Generic.Contains(word))
                return false;
            any = true;
        }
        return any;
    }

    /// <summary>True when the text has a letter.</summary>
    public static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c))
                return true;
        return false;
    }

    static bool HasLetterOrDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                return true;
        return false;
    }

    static readonly WordSet Published = Set(
        "published publish publishes posted issued released created dated filed veröffentlicht erschienen erstellt publiziert "
            + "publié publiée paru parue mis en-ligne publicado publicada pubblicato pubblicata gepubliceerd geplaatst publicerad "
            + "publicerat publiceret publisert utgitt opublikowano opublikowany dodano yayınlanma yayınlandı zveřejněno vydáno "
            + "опубликовано опубліковано δημοσιεύτηκε julkaistu"
    );

    static readonly WordSet Updated = Set(
        "updated update updates modified edited revised amended changed upd aktualisiert aktualisierung geändert bearbeitet "
            + "mise modifié modifiée actualisé actualizado actualizada modificado atualizado atualizada aggiornato aggiornata "
            + "modificato bijgewerkt gewijzigd uppdaterad uppdaterat opdateret oppdatert zaktualizowano aktualizacja aktualizováno "
            + "güncellenme güncellendi обновлено оновлено päivitetty"
    );

    static readonly WordSet Units = Set(
        "am pm a.m p.m gmt utc est edt et cst cdt ct mst mdt mt pst pdt pt bst cet cest eet eest ist jst kst hkt sgt aest aedt "
            + "nzst mez mesz h hrs hr hours uhr uur kl klo óra saat min mins minute minutes read reading lesezeit minuten minuti "
            + "minutos minuter minutter page pages pg pp seite página pagina sida lecture lectura leitura lesetid leestijd ago"
    );

    static readonly WordSet Weekdays = Set(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun montag dienstag "
            + "mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes "
            + "miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta "
            + "quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag "
            + "vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag poniedziałek "
            + "wtorek środa czwartek piątek sobota niedziela pazartesi salı çarşamba perşembe cuma cumartesi pazar pondělí úterý "
            + "středa čtvrtek pátek neděle понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа "
            + "четвер п'ятниця субота неділя maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"
    );

    /// <summary>Little words; those before names ("by", "in") are skipped behind a label alone.</summary>
    static readonly WordSet Little = Set(
        "on at of the by in from via to date time local last first online since o'clock um am im vom von den der die das dem "
            + "aus bei zum beim le la les du de des à au en dans par sur ce jour el los las del por a il lo gli alle ore su da di em "
            + "às as dos no na pelo pela op om door het i på av af den kl dnia o w od przez data datum fecha tarihi дата в от"
    );

    static readonly WordSet Provenance = Set(
        "this article story report piece text was is has been originally initially first appeared appears ran republished "
            + "reprinted reported dieser artikel beitrag text erschien ist zuerst wurde cet article paru est initialement été este "
            + "artículo "
            + "fue originalmente all rights reserved copyright c courtesy permission with"
    );

    static readonly WordSet Formats = Set(
        "live blog liveblog live-blog ticker liveticker live-ticker newsletter briefing podcast online website site web app "
            + "print edition staff exclusive desk newsroom en direct directo en-direct diretta blog"
    );

    static readonly WordSet Generic = Set(
        "business world politics sport sports opinion opinions culture tech technology health science entertainment lifestyle "
            + "life video videos weather travel arts art style food money markets market economy economics education environment "
            + "climate energy local national international regional global us uk u.s eu africa americas asia europe finance companies "
            + "company news latest breaking top live exclusive analysis comment commentary editorial editorials feature features "
            + "interview interviews review reviews report reports explainer update updates briefing newsletter podcast letters letter "
            + "column columns columnist blog blogs guest special investigation investigations data fact check factcheck gallery "
            + "photos pictures obituaries obituary crime court courts police justice law defence defense security war society "
            + "community transport housing property real estate jobs careers motoring cars books film films movies movie tv "
            + "television radio music theatre theater games football soccer cricket rugby tennis golf cycling racing basketball "
            + "baseball hockey athletics sponsored advertisement advert advertising ad press release releases statement media social "
            + "public private general other more home front page headlines headline stories story staff senior chief junior deputy "
            + "assistant associate special contributing freelance writer writers reporter reporters correspondent correspondents "
            + "editor editors political science sports crime city metro district state county daily weekly monthly morning evening "
            + "afternoon midday today tomorrow yesterday tonight weekend year annual long big short read reads quick take watch "
            + "listen member members subscribers premium plus free new archive research studies study politik wirtschaft kultur "
            + "wissen wissenschaft gesellschaft panorama meinung kommentar leitartikel regional lokales lokal ausland inland "
            + "feuilleton unterhaltung technik gesundheit umwelt reise leben sportnachrichten nachrichten aktuell eilmeldung "
            + "pressemitteilung anzeige werbung interview leserbriefe redaktion kurznachrichten schlagzeilen politique économie monde "
            + "société santé environnement sciences éditorial tribune opinion faits divers actualité actualités reportage chronique "
            + "communiqué publicité enquête rédaction política economía mundo sociedad cultura deportes ciencia salud tecnología "
            + "opinión editorial actualidad noticias últimas sucesos entrevista reportaje publicidad comunicado redacción local "
            + "nacional internacional politica economia mondo società cronaca scienza salute ambiente tecnologia opinioni attualità "
            + "notizie ultime comunicato pubblicità redazione esporte esportes ciência saúde sociedade notícias opinião politiek "
            + "binnenland buitenland economie wetenschap opinie nieuws sporten cultuur redactie politikk økonomi kultur utenriks "
            + "innenriks nyheter nyheder siste senaste seneste nytt meninger sporten ekonomi inrikes utrikes vetenskap åsikter ledare "
            + "polityka gospodarka świat kraj kultura nauka zdrowie wiadomości opinie gündem dünya ekonomi spor politika ekonomika "
            + "svět domácí zprávy политика экономика общество мир новости спорт культура наука політика економіка світ новини"
    );

    static WordSet Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
