using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words by which names in English news are told apart. Lower case.</summary>
static class NameLexicon
{
    /// <summary>Titles and offices that stand before a person's name.</summary>
    public static readonly FrozenSet<string> Titles = Set(
        "president vice prime minister premier chancellor secretary senator sen rep representative congressman congresswoman gov governor mayor ceo ceos cfo cto coo chief executive executives officer " +
        "chairman chairwoman chair director founder co-founder cofounder mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope cardinal archbishop bishop rev reverend rabbi imam " +
        "sheikh sheik ayatollah emperor sultan emir crown judge justice attorney general surgeon gen lt col colonel capt captain maj major sgt sergeant admiral adm commander commissioner ambassador envoy spokesman " +
        "spokeswoman spokesperson coach manager owner actor actress singer rapper author director-general speaker leader foreign finance defense defence interior deputy former ex-president acting then-president " +
        "analyst economist scientist researcher engineer astronaut journalist reporter editor host lawyer prosecutor detective sheriff superintendent constable first duke duchess earl count baron editor-in-chief");

    /// <summary>Words for what a person is, in lower case before the name or behind a comma.</summary>
    public static readonly FrozenSet<string> RoleNouns = Set(
        "leader president minister chancellor king queen singer actor actress rapper director author writer founder owner boss chief coach star player quarterback striker golfer driver boxer champion candidate " +
        "nominee senator congressman congresswoman lawmaker governor mayor judge lawyer attorney prosecutor scientist researcher professor economist analyst activist journalist host presenter anchor comedian " +
        "billionaire businessman entrepreneur executive chairman chairwoman spokesman spokeswoman spokesperson secretary ambassador general commander astronaut pilot doctor epidemiologist historian designer model " +
        "musician guitarist drummer artist painter chef swimmer sprinter skater gymnast cyclist footballer midfielder goalkeeper pitcher wife husband son daughter brother sister father mother widow suspect " +
        "gunman victim teenager officer captain manager photographer producer screenwriter novelist poet critic politician diplomat monarch pope dictator officials official representative aide");

    /// <summary>Words that make a name an organisation's.</summary>
    public static readonly FrozenSet<string> Organisations = Set(
        "inc corp corporation co company ltd llc plc group holdings bank university college school institute institution association agency administration department ministry bureau commission committee council " +
        "court congress senate parliament house party union league federation foundation fund trust society club team times post journal news press network media television tv radio magazine gazette herald tribune " +
        "guardian observer telegraph international airlines airways motors technologies systems industries pharmaceuticals entertainment pictures studios records church army navy force guard police watch alliance " +
        "coalition authority board office service services center centre organization organisation nations forces brothers associates partners laboratories labs software electronics energy capital exchange hospital " +
        "orchestra museum chamber caucus democrats republicans militia brigade regiment front movement campaign reserve treasury kremlin pentagon nasa nato unicef unesco");

    /// <summary>Words that make a name a place's.</summary>
    public static readonly FrozenSet<string> Places = Set(
        "county city town village river lake mountain mountains mount island islands park street avenue road square airport bridge beach bay valley canyon desert sea ocean gulf strait peninsula province district " +
        "state coast hills falls forest stadium arena hall palace castle tower harbor harbour port canal north south east west northern southern eastern western");

    /// <summary>Words that make a name an event's, a work's or a law's.</summary>
    public static readonly FrozenSet<string> Events = Set(
        "conference summit forum cup championship championships olympics games festival awards award prize war battle act treaty agreement partnership accord deal protocol convention bowl open grand prix marathon " +
        "series tour day week month year era election elections primary constitution amendment bill plan project program programme mission operation hurricane storm cyclone typhoon earthquake dialogue congress expo " +
        "fair convention crisis revolution movement holiday christmas easter thanksgiving pandemic covid covid-19");

    /// <summary>Adjectives of nations and faiths: capitalised, yet no name.</summary>
    public static readonly FrozenSet<string> Adjectives = Set(
        "american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish finnish icelandic polish czech slovak hungarian romanian " +
        "bulgarian greek turkish russian ukrainian belarusian georgian armenian azerbaijani serbian croatian bosnian albanian chinese japanese korean taiwanese mongolian vietnamese thai filipino indonesian " +
        "malaysian singaporean burmese indian pakistani bangladeshi nepali afghan iranian iraqi syrian lebanese israeli palestinian jordanian egyptian saudi emirati qatari kuwaiti yemeni libyan tunisian algerian " +
        "moroccan nigerian kenyan ethiopian somali sudanese ugandan rwandan congolese ghanaian senegalese african european asian arab latin canadian mexican cuban brazilian argentine argentinian chilean peruvian " +
        "colombian venezuelan bolivian australian western eastern northern southern muslim christian jewish catholic protestant hindu buddhist sunni shiite orthodox democratic communist socialist conservative " +
        "liberal nazi soviet olympic");

    /// <summary>Capitalised words that name nobody.</summary>
    public static readonly FrozenSet<string> NoNames = Set("internet web god bible tv dvd dna pm am ceo cfo q1 q2 q3 q4 monday i ok covid covid-19 earth sun moon state");

    /// <summary>Countries, states and large cities.</summary>
    public static readonly FrozenSet<string> Gazetteer = Set(
        "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria " +
        "burundi cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus denmark djibouti ecuador egypt england eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany " +
        "ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon " +
        "lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal " +
        "netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain " +
        "sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vanuatu vatican venezuela vietnam wales yemen zambia zimbabwe " +
        "usa us uk eu u.s u.k america britain europe asia africa antarctica gaza crimea kashmir tibet xinjiang hong-kong alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois " +
        "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia " +
        "washington wisconsin wyoming london paris berlin madrid rome vienna brussels amsterdam geneva zurich moscow kyiv kiev warsaw prague budapest athens istanbul ankara beijing shanghai shenzhen wuhan tokyo osaka " +
        "seoul pyongyang taipei hanoi bangkok manila jakarta delhi mumbai islamabad karachi kabul tehran baghdad damascus beirut jerusalem cairo tripoli lagos nairobi johannesburg sydney melbourne toronto ottawa " +
        "montreal vancouver chicago boston houston dallas seattle denver phoenix philadelphia detroit atlanta miami orlando baltimore memphis nashville austin cleveland pittsburgh minneapolis portland dubai doha riyadh " +
        "glasgow edinburgh manchester liverpool birmingham dublin belfast lisbon barcelona milan naples venice munich hamburg frankfurt stockholm oslo copenhagen helsinki davos glasgow wuzhen montreal kunming suez");

    /// <summary>Common given names of many languages, as news writes them.</summary>
    public static readonly FrozenSet<string> Given = Set(
        "aaron abdul abigail abraham adam adrian ahmed aisha alan albert alejandro alex alexander alexandria alexei alexis ali alice alicia alison amanda amber amy ana andre andrea andrei andrew andy angela angelina anita ann " +
        "anna anne annie anthony antonio antony ariana arnold arthur ashley ashleigh audrey austin barack barbara barry beatrice becky ben benjamin bernard bernie beth betty bill billy bob bobby bonnie boris brad bradley brandon brenda " +
        "brendan brett brian brittney britney bruce bruno bryan caitlin cameron carl carla carlos carmen carol caroline carolyn carrie catherine cathy cecilia charles charlie charlotte chelsea cheryl chloe chris christian " +
        "christina christine christopher chuck cindy claire clarence claudia colin connor craig crystal cynthia daisy dan daniel danielle danny darren dave david dean deborah debbie dennis derek diana diane diego dina dmitry " +
        "dominic don donald donna dorothy doug douglas dustin dwayne dylan earl ed eddie edgar edward edwin eileen elaine eleanor elena eli elijah elizabeth ellen elon emily emma emmanuel eric erica erik erin ernest ethan " +
        "eugene eva evan evelyn fatima felix fernando fiona florence frances francis francisco frank franklin fred frederick gabriel gabrielle gary gavin gene geoffrey george gerald gina giorgia giovanni glenn gloria gordon " +
        "grace graham grant greg gregory gretchen greta guillermo gwen hannah hans harold harriet harrison harry hassan heather heidi helen helena henry herbert herschel hillary holly howard hugh hugo hunter ian ibrahim igor " +
        "ilhan imran ingrid irene isaac isabel isabella ivan jack jackie jackson jacob jacqueline jaime jake james jamie jane janet jared jasmine jason javier jay jean jeff jeffrey jen jennifer jenny jeremy jerome jerry " +
        "jesse jessica jill jim jimmy joan joanna joe joel joey johan john johnny jon jonathan jordan jorge jose joseph josh joshua joy juan juanita judith judy julia julian julie justin kamala karen karl kate katherine " +
        "kathleen kathryn kathy katie kayla keith kelly ken kenneth kenny kevin kim kimberly kirsten kristen kristin kyle larry laura lauren laurie lawrence leah lee leo leonard leonardo leslie lewis liam lily linda lindsay " +
        "lindsey lionel lisa liz logan loretta lori louis louise lucas lucy luis luke lynn mackenzie madeleine madison maggie malala malcolm marc marcus margaret maria mariah marie marilyn mario marion marjorie mark marlene " +
        "martha martin marvin mary matt matthew maura maureen maurice max maya megan meghan mel melanie melissa michael michelle miguel mike mikhail miley miriam mitch mohamed mohammad mohammed molly monica morgan muhammad " +
        "nancy naomi narendra natalie natasha nathan neil nelson nicholas nick nicola nicole nicolas nikki nina noah noel nora norman novak olaf oleg oliver olivia omar oprah oscar owen pablo pamela pat patricia patrick paul " +
        "paula pedro peggy penelope pete peter phil philip phillip pierre prince priscilla priti rachel rafael ralph ramzan randy raul ray raymond rebecca recep reese regina rene ricardo richard rick ricky rihanna rishi rita " +
        "rob robert roberto robin rodney roger roman ron ronald rosa rose ross roy rupert russell ruth ryan sally salman salvador sam samantha samuel sandra sara sarah scott sean sebastian serena sergei sergey seth shane " +
        "shannon sharon shawn sheila shirley simon simone sofia sonia sophia sophie spencer stacey stanley stella stephanie stephen steve steven stuart sue sundar susan suzanne sylvia tara taylor ted teresa terry theresa thomas " +
        "tiffany tiger tim timothy tina todd tom tommy toni tony tracy travis trevor tyler ursula valerie vanessa venus vera vernon veronica vicki vicky victor victoria vincent viola virginia vivian vladimir volodymyr " +
        "wade wallace walter wanda warren wayne wendy whitney will william willie xavier yasmin yuri yusuf yvonne zach zachary zoe wang zhang chen xi li liu kim park nguyen");

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
