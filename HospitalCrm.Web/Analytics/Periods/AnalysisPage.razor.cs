using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Analytics.Periods;

/// <summary>运营分析.</summary>
public sealed partial class AnalysisPage
{
    private const string Path = "/dashboard/analysis";

    private CallAnalysis? _calls;
    private Problem? _problem;
    private AskedPeriod _period = new(null, null, null);
    private string? _asked;
    private bool _isRead;
    private ContactAnalysis? _contacts;
    private string _department = "";
    private IReadOnlyList<CallDepartment> _departments = [];

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [SupplyParameterFromQuery(Name = "period")] public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "days")] public string? Range { get; set; }

    [SupplyParameterFromQuery(Name = "department")] public string? Department { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    /// <summary>What is chosen, for the address.</summary>
    private string Query => Of(_department);

    private string? ExportUrl => _calls is null ? null : $"{Path}/export?from={DateInput.Write(_calls.Span.From)}&to={DateInput.Write(_calls.Span.To)}{Of(_calls.Department)}";

    /// <summary>The question to a list about what is shown: its days and its department.</summary>
    internal static string Asked(CallAnalysis calls, DaySpan span, string days = "startedOn") =>
        $"{days}={AskedPeriod.Write(span)}" + (calls.Department is null ? "" : $"&agentDepartment={Uri.EscapeDataString(calls.Department)}");

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Period}|{Range}|{Department}";
        if (asked == _asked)
        {
            return;
        }

        var department = string.IsNullOrWhiteSpace(Department) ? null : Department.Trim();
        (_asked, _period, _department) = (asked, AskedPeriod.Read(Period, Range, Clock.Today()), department ?? "");
        if (_period.Span is not { } span)
        {
            (_calls, _contacts, _problem) = (null, null, _period.Problem);
            return;
        }

        var calls = await Run.RunAsync(Actor, (AnalyseCalls use) => use.HandleAsync(span.From, span.To, department));
        var contacts = calls.Value is null ? null : (await Run.RunAsync(Actor, (AnalyseContacts use) => use.HandleAsync(span.From, span.To, department))).Value;
        if (asked == _asked)
        {
            (_calls, _contacts, _problem, _isRead) = (calls.Value, contacts, calls.Problem, true);
            _departments = calls.Value?.Departments ?? _departments;
        }
    }

    private static string Of(string? department) => string.IsNullOrEmpty(department) ? "" : $"&department={Uri.EscapeDataString(department)}";
}
