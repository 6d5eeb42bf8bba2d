using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging;

/// <summary>How messages go out. When they do not, and the times of the clock's messages: <see cref="MessageParameters"/>.</summary>
public static class MessagingParameters
{
    public const string Notices = "notice";
    public const string Promotions = "promotion";

    /// <summary>Which categories keep the quiet hours; codes never do.</summary>
    public static readonly ParameterDefinition<IReadOnlyList<string>> QuietCategories =
        ParameterDefinition.ManyOf("dispatch.quiet-categories", [Notices, Promotions], [Notices, Promotions], [Promotions]);

    /// <summary>Codes to one person in a day, over all channels and senders; 0 for any number.</summary>
    public static readonly ParameterDefinition<int> CodesPerDay = ParameterDefinition.Number("dispatch.codes-per-day", 10, 0, 1_000, relaxed: 0);

    public static readonly ParameterDefinition<int> NoticesPerDay = ParameterDefinition.Number("dispatch.notices-per-day", 20, 0, 1_000, relaxed: 0);

    public static readonly ParameterDefinition<int> PromotionsPerDay = ParameterDefinition.Number("dispatch.promotions-per-day", 2, 0, 1_000);

    /// <summary>The same words to the same number again within so many seconds are a mistake.</summary>
    public static readonly ParameterDefinition<int> RepeatSeconds = ParameterDefinition.Number("dispatch.repeat-seconds", 30, 0, 3_600);

    /// <summary>How long a code is worth sending.</summary>
    public static readonly ParameterDefinition<int> CodeMinutes = ParameterDefinition.Number("dispatch.code-minutes", 5, 1, 60);

    public static readonly ParameterDefinition<int> NoticeHours = ParameterDefinition.Number("dispatch.notice-hours", 24, 1, 168);

    public static readonly ParameterDefinition<int> PromotionHours = ParameterDefinition.Number("dispatch.promotion-hours", 72, 1, 720);

    /// <summary>Tries after a passing failure, the first one included.</summary>
    public static readonly ParameterDefinition<int> MostTries = ParameterDefinition.Number("dispatch.most-tries", 5, 1, 10);

    /// <summary>What all messages of a day but codes may cost together, in yuan; 0 for no limit.</summary>
    public static readonly ParameterDefinition<int> BudgetPerDay = ParameterDefinition.Number("dispatch.budget-per-day", 0, 0, 1_000_000);

    /// <summary>Operators bar cards that send in bulk: parts a modem's card sends in a day; 0 for any number.</summary>
    public static readonly ParameterDefinition<int> PartsPerCardAndDay = ParameterDefinition.Number("dispatch.card-parts-per-day", 500, 0, 100_000, relaxed: 0);

    public static readonly ParameterDefinition<int> MessagesPerCardAndMinute = ParameterDefinition.Number("dispatch.card-per-minute", 20, 0, 6_000, relaxed: 0);

    /// <summary>Messages a second each gateway is given at most; 0 for as many as it takes.</summary>
    public static readonly ParameterDefinition<int> GatewayPerSecond = ParameterDefinition.Number("dispatch.gateway-per-second", 0, 0, 10_000);

    /// <summary>Channels for codes, the first that works: <c>a,b;c</c> = a and b share, c when both are down. Empty: modems, then gateways, then files.</summary>
    public static readonly ParameterDefinition<string> CodeRoute = ParameterDefinition.Text("dispatch.code-route", "");

    public static readonly ParameterDefinition<string> NoticeRoute = ParameterDefinition.Text("dispatch.notice-route", "");

    public static readonly ParameterDefinition<string> PromotionRoute = ParameterDefinition.Text("dispatch.promotion-route", "");

    /// <summary>A reply that is one of these words and nothing else refuses further advertising.</summary>
    public static readonly ParameterDefinition<string> OptOutWords = ParameterDefinition.Text("dispatch.opt-out-words", "R,T,TD,N,退订,取消,拒收");

    /// <summary>A reply that holds one of these is a complaint.</summary>
    public static readonly ParameterDefinition<string> ComplaintWords = ParameterDefinition.Text("dispatch.complaint-words", "投诉,不满意,态度差,态度恶劣,举报");

    /// <summary>A reply to a vaccine notice that is one of these says that the child has it.</summary>
    public static readonly ParameterDefinition<string> VaccinatedWords = ParameterDefinition.Text("dispatch.vaccinated-words", "已种,已接种,已打,打过了,种过了,已经打了,已经种了");

    /// <summary>Days in which words from a number belong to what a member of staff wrote to it.</summary>
    public static readonly ParameterDefinition<int> TalkDays = ParameterDefinition.Number("dispatch.talk-days", 7, 1, 30);

    /// <summary>Years messages are kept. A refusal's own reply stays as long as it forbids.</summary>
    public static readonly ParameterDefinition<int> KeepYears = ParameterDefinition.Number("dispatch.keep-years", 3, 1, 30);

    internal static int PerDay(ParameterValues values, MessageCategory category) => values.Get(category switch
    {
        MessageCategory.Code => CodesPerDay,
        MessageCategory.Notice => NoticesPerDay,
        _ => PromotionsPerDay,
    });

    internal static TimeSpan Life(ParameterValues values, MessageCategory category) => category switch
    {
        MessageCategory.Code => TimeSpan.FromMinutes(values.Get(CodeMinutes)),
        MessageCategory.Notice => TimeSpan.FromHours(values.Get(NoticeHours)),
        _ => TimeSpan.FromHours(values.Get(PromotionHours)),
    };

    internal static string Route(ParameterValues values, MessageCategory category) => values.Get(category switch
    {
        MessageCategory.Code => CodeRoute,
        MessageCategory.Notice => NoticeRoute,
        _ => PromotionRoute,
    });
}
