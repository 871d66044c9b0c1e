using BriefBot.Language;
using WordSet = System.Collections.Generic.HashSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace BriefBot.Ingest.Heads;

/// <summary>How much a word by itself speaks for an outlet's name.</summary>
enum OutletWord
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>"News", "Wire", "Star": beside a name of its own, not beside a section's ("World News").</summary>
    Weak,

    /// <summary>"Courier", "Tribune": with an article or any other word.</summary>
    Strong,

    /// <summary>"Alpenbote", "Aftenposten": a name in itself.</summary>
    Whole,
}

/// <summary>The words that newspapers, agencies, magazines and stations are named with.</summary>
static class OutletWords
{
    const int ShortestFirstPart = 3;

    /// <summary>What the last word of a name, or the one before "of", says.</summary>
    public static OutletWord Kind(ReadOnlySpan<char> word)
    {
        if (Strong.Contains(word))
            return OutletWord.Strong;
        if (Weak.Contains(word))
            return OutletWord.Weak;
        return IsCompound(word) ? OutletWord.Whole : OutletWord.None;
    }

    /// <summary>True for words that outlets' names begin with: "Corriere …", "Gazeta …", "Radio …".</summary>
    public static bool Leads(ReadOnlySpan<char> word) => Leading.Contains(word);

    /// <summary>True for what is an outlet's name behind an article alone: "Le Monde", "Die Zeit", "The Independent".</summary>
    public static bool IsNameWithArticle(ReadOnlySpan<char> word) => WithArticle.Contains(word) || Strong.Contains(word);

    /// <summary>"Alpenbote", "Dagbladet": a first part and an outlet's word. Not so "Angebote", "Sportnachrichten".</summary>
    static bool IsCompound(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length < ending.Length + ShortestFirstPart || !word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                continue;
            var first = word[..^ending.Length].TrimEnd("-");
            if (first.EndsWith("ge", StringComparison.OrdinalIgnoreCase) || first.Equals("ver", StringComparison.OrdinalIgnoreCase))
                return false;
            return !HeadWords.IsGeneric(first) && !HeadWords.IsGeneric(first.TrimEnd("s")) && !FirstParts.Contains(first);
        }
        return false;
    }

    static readonly WordSet Strong = Set(
        "times post herald tribune gazette courier chronicle journal observer telegraph guardian examiner inquirer enquirer "
            + "advertiser argus ledger dispatch despatch bugle sentinel intelligencer gleaner clarion zeitung anzeiger kurier bote "
            + "tagblatt tageblatt rundschau merkur landbote abendblatt wochenblatt volksblatt morgenpost abendpost tagesspiegel "
            + "depesche volksstimme dagblad krant courant nieuwsblad gazet telegraaf bode dagbladet bladet posten avisen avis tidende "
            + "tidningen tidning allehanda kuriren kurir sanomat lehti courrier gazette dépêche écho échos nouvelliste quotidien "
            + "télégramme républicain messager diario periódico heraldo gaceta semanario noticiero mercurio corriere giornale "
            + "gazzetta messaggero gazzettino quotidiano jornal diário folha correio gazeta dziennik tygodnik nowiny noviny deník "
            + "listy gazetesi ziarul hírlap újság газета вестник известия ведомости правда вісті εφημερίδα καθημερινή"
    );

    static readonly WordSet Weak = Set(
        "news wire newswire press today daily weekly monthly magazine review digest bulletin monitor standard star sun mirror "
            + "echo express mail globe record register voice reporter insider independent messenger radio tv television fm media "
            + "network broadcasting agency service nachrichten presse nieuws nyheter nyheder nytt uutiset nouvelles presse journal "
            + "correo prensa voz noticias crónica faro tribuna notizie stampa voce eco notícias wiadomości głos haber haberleri "
            + "novosti вести новости новини вестi zprávy"
    );

    static readonly WordSet Leading = Set(
        "courrier gazette dépêche tribune écho échos voix quotidien messager télégramme nouvelliste diario periódico correo "
            + "heraldo gaceta prensa voz crónica faro semanario mercurio noticiero corriere gazzetta giornale messaggero eco "
            + "gazzettino quotidiano voce jornal diário folha correio gazeta tribuna dziennik kurier głos tygodnik radio газета "
            + "вестник известия"
    );

    static readonly WordSet WithArticle = Set(
        "monde figaro parisien point croix presse soir matin temps devoir express écho humanité progrès zeit welt standard bund "
            + "spiegel bote stern mundo país nación prensa voz vanguardia tiempo universal razón comercio stampa repubblica foglio "
            + "secolo mattino tempo unità volkskrant standaard tijd morgen telegraaf independent sun star mirror globe echo record "
            + "mail economist spectator scotsman nation verge register"
    );

    static readonly string[] Endings = Lexicon.Lines("boilerplate/outlets", "endings");

    static readonly WordSet FirstParts = Set(
        "tages wochen schüler monats kurz eil extra flug merk klee lorbeer arbeits ziffern haupt ab erst neu wunsch titel deck "
            + "feigen an er"
    );

    static WordSet Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
