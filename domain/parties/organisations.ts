/**
 * The organisations that can be a party: their usual abbreviation as code, then the name in English and in Russian. A code
 * has two letters only if ISO 3166-1 reserves it for that organisation, so that it cannot be confused with a country.
 */
export const ORGANISATION_TABLE = `
ASEAN     Association of Southeast Asian Nations | АСЕАН
BRICS     BRICS | БРИКС
CIS       Commonwealth of Independent States | СНГ
COE       Council of Europe | Совет Европы
CSTO      Collective Security Treaty Organization | ОДКБ
EAEU      Eurasian Economic Union | ЕАЭС
EBRD      European Bank for Reconstruction and Development | ЕБРР
ECHR      European Court of Human Rights | Европейский суд по правам человека
ESA       European Space Agency | Европейское космическое агентство
EU        European Union | Европейский союз
FATF      Financial Action Task Force | ФАТФ
G7        Group of Seven | Группа семи
G8        Group of Eight | Группа восьми
G20       Group of Twenty | Группа двадцати
GCC       Gulf Cooperation Council | Совет сотрудничества арабских государств Персидского залива
IAEA      International Atomic Energy Agency | МАГАТЭ
ICAO      International Civil Aviation Organization | ИКАО
ICC       International Criminal Court | Международный уголовный суд
ICJ       International Court of Justice | Международный суд ООН
ICRC      International Committee of the Red Cross | Международный комитет Красного Креста
IMF       International Monetary Fund | МВФ
IMO       International Maritime Organization | Международная морская организация
INTERPOL  Interpol | Интерпол
IOC       International Olympic Committee | Международный олимпийский комитет
LAS       League of Arab States | Лига арабских государств
NATO      North Atlantic Treaty Organization | НАТО
OECD      Organisation for Economic Co-operation and Development | ОЭСР
OPCW      Organisation for the Prohibition of Chemical Weapons | ОЗХО
OPEC      Organization of the Petroleum Exporting Countries | ОПЕК
OSCE      Organization for Security and Co-operation in Europe | ОБСЕ
SCO       Shanghai Cooperation Organisation | ШОС
UN        United Nations | ООН
UNESCO    United Nations Educational, Scientific and Cultural Organization | ЮНЕСКО
UNSC      United Nations Security Council | Совет Безопасности ООН
WADA      World Anti-Doping Agency | ВАДА
WHO       World Health Organization | Всемирная организация здравоохранения
WTO       World Trade Organization | ВТО
`;
