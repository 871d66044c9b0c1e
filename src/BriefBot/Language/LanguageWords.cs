namespace BriefBot.Language;

/// <summary>A language as the detector knows it.</summary>
/// <param name="Tag">Primary BCP 47 tag.</param>
/// <param name="Letters">Letters that it uses beside a to z, or beside those that its script's languages share.</param>
/// <param name="Words">Its commonest little words; an entry that begins with "-" is a word's ending.</param>
sealed record LanguageProfile(string Tag, string Letters, string Words);

/// <summary>The commonest little words and the letters of languages that share a script with others.</summary>
static class LanguageWords
{
    /// <summary>The profile of a language that shares its script with others; null for others.</summary>
    public static LanguageProfile? Of(string tag) =>
        Latin.Concat(Cyrillic).Concat(Arabic).Concat(Devanagari).FirstOrDefault(profile => profile.Tag == tag);

    /// <summary>Written with Latin letters.</summary>
    public static readonly LanguageProfile[] Latin =
    [
        new(
            "en",
            "éèïçöñü",
            "the of and to in a is that for it was on with as be by at have from this not but are which or an were his they he "
                + "we you has had been their more will would said who than its about when what there after into also other new over "
                + "her up out if no can one all she do my s t i could should because while where these those such -ing -tion -ed -ly"
        ),
        new(
            "de",
            "äöüßé",
            "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie "
                + "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man "
                + "sein wurde in kann gegen vom können schon wenn habe seine ihre dann unter wir soll ich eines jahr diese dieser "
                + "wieder keine -ung -ungen -keit -lich -ischen -chen -ten"
        ),
        new(
            "fr",
            "àâæçéèêëîïôœùûüÿ",
            "de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux cette ou "
                + "ses mais comme on nous été leur fait elle d l qu c n s j deux même ces aussi entre après sans être ont ans était "
                + "selon où y lui peut tout depuis encore très avant sous contre -tion -ment -aient -eur -eux"
        ),
        new(
            "es",
            "áéíóúüñç",
            "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre "
                + "este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han "
                + "hay vez puede todos así nos ni parte tiene donde mismo ese ahora cada otro después otros aunque hace otra durante "
                + "dijo sido según contra -ción -ciones -dad -ado -aron"
        ),
        new(
            "it",
            "àèéìíîòóùú",
            "di e il la che in a un è per del una le i con non da si al dei più della sono nel alla come lo anche ma gli delle "
                + "ha se su dal o ed nella questo ad cui suo stato hanno dalla anni essere due tra loro quando prima ai dopo era "
                + "ancora solo sul sua alle degli ci fatto c l stata così già nei dell all nell dalle perché molto quello tutti sulla "
                + "fra senza contro secondo -zione -zioni -mente -ità -ato -ando"
        ),
        new(
            "pt",
            "áâãàçéêíóôõúü",
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou "
                + "ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem "
                + "nas esse eles estão foram essa num nem suas às têm numa pelos este ainda anos são sobre disse segundo contra -ção "
                + "-ções -dade -mente -aram -ado"
        ),
        new(
            "nl",
            "éëïóöüèêá",
            "de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar bij nog uit door naar heeft hij "
                + "ze wordt over hebben worden had of wel was deze meer kan tot geen zou werd al ik je zich onder tegen na jaar veel "
                + "zal kunnen moet waar wat hun volgens dit mensen twee tussen haar we alleen zo andere eerste nu omdat zei -ijk -lijk "
                + "-heid -aar -ingen -sche"
        ),
        new(
            "sv",
            "åäöéüà",
            "och i att det som en på är av för med den till har de inte om ett han men var jag sig från vi så kan man när år "
                + "säger hon under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än "
                + "här då sedan över bara in blir upp även vad få två vill ha många hur mer går detta nya hans utan sina något allt "
                + "första fick måste mellan blev bli någon några sitt varit -arna -erna -het -ningen -ade"
        ),
        new(
            "da",
            "æøåéüö",
            "og i at det er en til af på for med der den de som ikke et har han men var vi om sig fra så kan jeg havde hun ved "
                + "også efter siger bliver blev når eller nu sin ud skal være vil op hvor over mod hvad meget mere mange kommer går få "
                + "end skulle kunne bare noget mellem uden år selv ind andre anden nogle alle disse dag flere får dem deres blevet "
                + "ville under samt ifølge sagde hvis kun -erne -hed -heder -ede -else -tion"
        ),
        new(
            "no",
            "æøåéòôóöü",
            "og i det er på til som en å for av at med har de ikke den om et var men han seg fra vi så kan jeg hun ble også "
                + "etter sier blir når eller nå sin ut skal være vil opp hvor over mot hva mye mer mange kommer går få enn skulle "
                + "kunne bare noe mellom uten år selv inn andre noen alle disse dag flere får dem deres blitt ville under samt ifølge "
                + "sa hvis dette meg oss bli fikk hadde tidligere -ene -het -sjon -else -ingen -ert"
        ),
        new(
            "fi",
            "äöåšž",
            "ja on ei se että oli hän mutta ovat kun niin myös jos joka kuin sen tai vain ole sitä siitä sekä voi mukaan jo nyt "
                + "mitä ollut noin kanssa olisi tämä hänen jälkeen jotka minä mikä kaikki koska eivät vielä en ennen olla tämän vuonna "
                + "sanoi hyvin vuoden yli kertoo sillä siinä heidän -ssa -ssä -sta -stä -lla -llä -lta -ltä -lle -ksi -nen -een -iin "
                + "-kin -vat -vät"
        ),
        new(
            "pl",
            "ąćęłńóśźż",
            "w i na z się do nie że o to jest za od po jak przez co dla jego ale jako oraz ze tym tego są był które a może już "
                + "tylko bardzo lub jej także było ma czy przy być która który będzie ich więc tak roku gdy bez jeszcze pod nad gdzie "
                + "lat między tej tych niż też byli została został powiedział ją mu -ego -ych -ość -ści -owie -ała -ują"
        ),
        new(
            "cs",
            "áčďéěíňóřšťúůýž",
            "a v se na je že s z do o to i ve k pro za by ale si po jako podle od jeho jsou které který však která byl bylo už "
                + "jen nebo také před mezi při ze být co až když tak tím není ještě bude jejich má řekl jsem ho mu než této tohoto "
                + "roce kde pod jsme byla byli uvedl své -ého -ých -ení -ová -ním -ích"
        ),
        new(
            "sk",
            "áäčďéíĺľňóôŕšťúýž",
            "a v sa na je že s z do o to aj vo k pre za by ale si po ako podľa od jeho sú ktoré ktorý však ktorá bol bolo už len "
                + "alebo tiež pred medzi pri zo byť čo až keď tak nie ešte bude ich má povedal som ho mu než tejto tohto roku kde pod "
                + "sme bola boli uviedol svoje -ého -ých -enie -ová -ania"
        ),
        new(
            "hu",
            "áéíóöőúüű",
            "a az és hogy nem is egy meg ez van volt csak de már ha mint még el azt ki be mert ezt vagy kell lesz volna minden "
                + "szerint után pedig lehet nagy úgy most több között amely aki ami azonban majd sem két mondta ezek illetve így olyan "
                + "arra ahol akkor amikor évben azért -ban -ben -nak -nek -val -vel -ból -ből -ról -ről -tól -ság -ség -hoz -hez -ott"
        ),
        new(
            "ro",
            "ăâîșşțţ",
            "de și şi în a la cu pe că din nu o care este se pentru un mai sa au fost ca al ale prin sunt am lui sau dar ei după "
                + "această acest fi cum când doar până iar cel cei cea ce va putea avea între fără despre asupra într vor său sale "
                + "astfel spus ani ar unui unei lor -ului -ilor -elor -ția -ții -ează -ească"
        ),
        new(
            "tr",
            "çğıöşüâîû",
            "ve bir bu da de için ile o olarak çok daha olan gibi en ne ama kadar sonra değil her var ya ki ise olduğunu olduğu "
                + "göre dedi ancak yeni diye iki büyük eden tarafından mi mı önce üzerinde bunun onun şey ben sen biz hem içinde "
                + "arasında söyledi yıl zaman oldu edildi yapılan -lar -ler -ları -leri -ması -mesi -dığı -diği -acak -ecek -ında "
                + "-inde -ının -inin -ndan -yor"
        ),
        new(
            "hr",
            "čćđšž",
            "i u je da se na za od su s a o koji nije bi kao što iz koje će do sam ne po samo koja ali ili te već još nakon "
                + "prema između bio bila bilo može kako ima sve tako kada godine rekao jer zbog prije ovo više nego protiv njegov "
                + "također -oga -ima -nja -vanje"
        ),
        new(
            "sl",
            "čšžć",
            "in je v na za se da so pa z ki s po ne bo tudi kot od do pri iz ali o bi še že le pred ni bil bila bilo jih med več "
                + "kar lahko ter vendar ko zaradi njegov leta povedal bodo sta tem -ega -nje -ost"
        ),
        new(
            "ca",
            "àçéèíïóòúü",
            "de la i que el a en les del els un per una amb no és al es va ser com més dels però ha seva són han també aquest "
                + "aquesta entre fins anys sobre molt pot des on quan l d s seu seus havia ja si perquè hi segons tot sense després "
                + "-ció -tat -ment"
        ),
        new(
            "gl",
            "áéíóúñü",
            "de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao el das ten á seu súa ou "
                + "ser cando moito hai nos xa está tamén só polo pola ata iso ela entre era despois sen mesmo -ción -dade"
        ),
        new(
            "id",
            "é",
            "yang dan di dengan untuk pada dari ini dalam itu tidak akan ke adalah juga telah oleh sebagai ada tersebut bisa "
                + "kata mereka karena saat atau dia lebih menjadi orang sudah kepada kami tahun banyak bahwa dapat seperti secara hari "
                + "namun -nya -kan"
        ),
        new(
            "et",
            "äõöüšž",
            "ja on ei et see oli ta kui ka mis oma aga ning või kes selle siis nii pole veel olid mille ütles kuid aasta tema "
                + "pärast peab saab välja ole nende ainult juba olnud -sse -tud -vad -mine"
        ),
        new(
            "lt",
            "ąčęėįšųūž",
            "ir kad į yra tai su bei iš ne buvo taip pat kaip už tik dėl bet metų po apie jau nuo jo jos dar gali per kuri kuris "
                + "arba o ar būti prie šio pagal jie sakė iki tarp -ius -ų -imo -ai"
        ),
        new(
            "lv",
            "āčēģīķļņšūž",
            "un ir ar no par ka uz arī tas kas lai bet tika nav vai pēc gan bija tiek gada kā pie šo viņš vēl būs var līdz starp "
                + "savu kurā kuru gadā jau -ās -ība -šana"
        ),
        new(
            "is",
            "áðéíóúýþæö",
            "og að í á er sem til um við en hann ekki það var með fyrir af því frá hefur þá eru verið hún -inn -num -ur"
        ),
        new(
            "af",
            "êëéôîïöü",
            "die van en in is het wat nie om te dat n vir op met aan sy hulle was as ook deur by uit sal hy word ons na daar "
                + "maar of kan tot meer haar jaar moet baie -heid -lik"
        ),
        new(
            "vi",
            "ăâđêôơưáàãéèíìĩóòõúùũýạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
            "và của là có không được cho các trong một đã với những này người đến từ khi để ở cũng trên về như nhiều năm theo tại"
        ),
    ];

    /// <summary>Written with Cyrillic letters; these share абвгдежзиклмнопрстуфхцчш.</summary>
    public static readonly LanguageProfile[] Cyrillic =
    [
        new(
            "ru",
            "ёйщъыьэюя",
            "и в не на что с по как это но он из у за от так же для вы к его все было только мы бы о был она они или когда если "
                + "уже ещё еще чтобы до при этот также который года после может быть были сказал том лет есть их во со этого будет "
                + "потому -ого -ение -ться -ный -ных -лся"
        ),
        new(
            "uk",
            "ґєіїйщьюя",
            "і в не на що з та до у як за це від але його для про й по є який також був щоб із вона вони або при коли якщо вже "
                + "ще може бути були після років сказав більше між яка які року під -ого -ння -тися -ний -них -вся"
        ),
        new(
            "be",
            "ёійўыьэюя",
            "і ў не на што з да як за гэта ад але яго для пра па які таксама быў каб яна яны ці пры калі ўжо яшчэ можа быць былі "
                + "пасля гадоў сказаў больш паміж -ага -нне -цца"
        ),
        new(
            "bg",
            "йщъьюя",
            "на и в да се за от не с е по са си че като до това но или при той ще беше което които който след през има още към "
                + "бе също може само един една били преди години каза -ите -ата -ият -ето"
        ),
        new(
            "sr",
            "ђјљњћџ",
            "и у је да се на за од су са а о који није би као што из које ће до сам не по само која али или те већ још након "
                + "према између био била било може како има све -ога -има -ња"
        ),
        new(
            "mk",
            "ѓѕјљњќџ",
            "на и во да се за од не со е по ги што како до тоа но или при тој ќе беше која кои кој има уште кон исто може само "
                + "еден една сите биле пред години рече -ите -ата -от"
        ),
    ];

    /// <summary>Written with Arabic letters; these share the letters that Arabic, Persian and Urdu have in common.</summary>
    public static readonly LanguageProfile[] Arabic =
    [
        new(
            "ar",
            "يكةأإىؤئآء",
            "في من على إلى أن التي الذي هذا عن مع ما لا كان قال بعد قبل بين كما هذه وقد لم أو كل ذلك عام خلال حيث كانت إن قد يوم لن وأن"
        ),
        new(
            "fa",
            "یکپچژگئآءأ",
            "و در به از که این را با است برای آن یک خود تا بر های شد می کرد شده هم کند او ما یا گفت نیز اما دیگر باید پس"
        ),
        new("ur", "یکپچژگٹڈڑںےہھئآؤء", "کے کی میں ہے اور سے کا کو نے پر کہ اس یہ ہیں بھی کر ایک تھا گیا ہو تو نہیں کیا لیے تھے وہ ان جو"),
    ];

    /// <summary>Written with Devanagari.</summary>
    public static readonly LanguageProfile[] Devanagari =
    [
        new("hi", "", "है के में की से का और को पर ने हैं यह कि नहीं भी एक था इस लिए कर गया साथ ही तो"),
        new("mr", "", "आहे आणि या च्या ते हे की तर मध्ये नाही होते होता व केला आहेत त्या यांनी"),
        new("ne", "", "छ र को मा ले का पनि गरेको छन् हो भएको गर्न भने यो तथा नेपाल"),
    ];
}
