using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Security;

/// <summary>权限审查 (S1-7): everybody's rights on one page, what is odd, what changed, and a signature under it.</summary>
public sealed partial class RightsReviewPage : IDisposable
{
    private const int Most = 100;

    private ReviewReport? _report;
    private Problem? _problem;
    private Problem? _signProblem;
    private string _text = "";
    private string _remark = "";
    private string _password = "";
    private bool _onlyGuarded;
    private bool _onlyFindings;
    private bool _signs;
    private bool _isBusy;
    private int _most = Most;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private ReviewWords Said { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private IEnumerable<ReviewedPerson> Shown => _report!.People.Where(person =>
        (!_onlyGuarded || person.Guarded.Count > 0)
        && (!_onlyFindings || person.Findings.Count > 0)
        && (person.Name.Contains(_text.Trim(), StringComparison.OrdinalIgnoreCase) || person.StaffNo.Contains(_text.Trim(), StringComparison.OrdinalIgnoreCase)));

    public void Dispose() => Gate.Release(this);

    protected override async Task OnInitializedAsync()
    {
        Gate.Hold(this);
        await ReadAsync();
        Gate.Release(this);
    }

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadRightsReview use) => use.HandleAsync());
        (_report, _problem) = (outcome.Value, outcome.Problem);
    }

    private string Join(IEnumerable<string> words) => string.Join(Words["WordsApart"], words);

    private string Say(IEnumerable<string> rights) => Said.Rights(rights);

    private void AskSign() => (_signs, _remark, _password, _signProblem) = (true, "", "", null);

    private void CloseSign() => (_signs, _password) = (false, "");

    private async Task SignAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var outcome = await Run.RunAsync(Actor, (SignRightsReview use) => use.HandleAsync(_report!.Fingerprint, _password, _remark));
        (_isBusy, _signProblem, _password) = (false, outcome.Problem, "");
        if (_signProblem is null)
        {
            _signs = false;
            await ReadAsync();
            Notes.Done(Words["ReviewSigned"]);
        }
        else if (_signProblem.Code == "Security.RightsChangedMeanwhile")
        {
            await ReadAsync();
        }
    }
}
