using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Realtime;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Operations;

/// <summary>系统状态: one look says whether all is well; it looks again every few seconds by itself.</summary>
public sealed partial class StatusPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly LookingOn _looking = new();
    private SystemStatus? _status;
    private IReadOnlyList<LineReport> _lines = [];
    private Problem? _problem;
    private bool _asksReason;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private LineBoard Board { get; set; } = default!;

    [Inject] private ChannelReports Channels { get; set; } = default!;

    [Inject] private ProcessReport Process { get; set; } = default!;

    [Inject] private ServedCertificate Certificate { get; set; } = default!;

    [Inject] private ParameterValues Parameters { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private IReadOnlyList<StatusFinding> Findings => [.. _status!.Findings, .. OfLines(), .. OfChannels(), .. OfCertificate()];

    private TagTone Tone => Findings.Any(finding => finding.Level == FindingLevel.Bad) ? TagTone.Danger : Findings.Count > 0 ? TagTone.Warning : TagTone.Good;

    public void Dispose() => _looking.Dispose();

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        _looking.Begin(Time, Pause, () => InvokeAsync(async () =>
        {
            await LookAsync();
            StateHasChanged();
        }));
    }

    private async Task LookAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadStatus use) => use.HandleAsync());
        _lines = Board.Reports;
        _status = outcome.Value ?? _status;
        _problem = outcome.Problem;
    }

    private async Task BackUpAsync()
    {
        var outcome = await Run.RunAsync(Actor, (RequestBackup use) => use.HandleAsync());
        await SayAsync(outcome.Problem, "Status.BackupAsked");
    }

    private async Task RunNowAsync(string work)
    {
        var outcome = await Run.RunAsync(Actor, (RunWork use) => use.HandleAsync(work));
        await SayAsync(outcome.Problem, "Status.Started");
    }

    private async Task SayAsync(Problem? problem, string done)
    {
        await LookAsync();
        _problem = problem ?? _problem;
        if (problem is null)
        {
            Notes.Done(Words[done]);
        }
    }

    private IEnumerable<StatusFinding> OfLines() =>
        _lines.Where(line => line.State != "Ok").Select(line => new StatusFinding(line.State == "Down" ? FindingLevel.Bad : FindingLevel.Warning, "Status.FindingLine." + line.State, line.LineId));

    private IEnumerable<StatusFinding> OfChannels() =>
        Channels.Findings.Select(finding => new StatusFinding(finding.IsBad ? FindingLevel.Bad : FindingLevel.Warning, finding.Code, finding.ChannelId, finding.Why));

    private IEnumerable<StatusFinding> OfCertificate()
    {
        if (Certificate.Until is { } until && until - TimeProvider.System.GetUtcNow() is var left && left.TotalDays < Parameters.Get(OperationsParameters.CertificateWarningDays))
        {
            yield return new(left.TotalDays < 3 ? FindingLevel.Bad : FindingLevel.Warning, "Status.FindingCertificate", until);
        }
    }

    private object? Said(object? arg) => arg is string work && Words.Knows("Work." + work) ? Words["Work." + work] : arg;

    private string WorkName(string work) => Words.Knows("Work." + work) ? Words["Work." + work] : work;

    private string Long(TimeSpan span) => span.TotalDays >= 1 ? Words["Status.Days", (int)span.TotalDays, span.Hours] : Words.Value(TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds)));

    private static string Moment(DateTimeOffset? at) => at is { } known ? Wording.Moment(known) : "";

    private static string Clock(DateTimeOffset at) => HospitalZone.Local(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => Math.Abs(bytes) switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KB"),
    };
}
