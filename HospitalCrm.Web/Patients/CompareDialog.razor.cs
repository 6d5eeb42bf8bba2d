using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Duplicates;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Patients;

public sealed partial class CompareDialog
{
    private Comparison? _comparison;
    private Problem? _problem;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter, EditorRequired] public Id<Patient> One { get; set; }

    /// <summary>The second archive; null with <see cref="Typed"/>.</summary>
    [Parameter] public Id<Patient>? Other { get; set; }

    /// <summary>What stands in a form that is not saved yet.</summary>
    [Parameter] public PatientForm? Typed { get; set; }

    /// <summary>Something was saved about two archives.</summary>
    [Parameter] public EventCallback Decided { get; set; }

    /// <summary>What is meant with the form.</summary>
    [Parameter] public EventCallback<TypedVerdict> Judged { get; set; }

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Run.RunAsync(Actor, (CompareArchives use) => use.HandleAsync(One, Typed is null ? Other : null));
        (_comparison, _problem) = (outcome.Value, outcome.Problem);
    }

    private List<(string Name, string Value)> Facts(PatientRecord record) =>
    [
        (Words["Field.name"], record.Name),
        (Words["Field.sex"], Words.Value(record.Sex)),
        (Words["Field.birthDate"], record.Birth.ToString()),
        (Words["Field.idNumber"], record.IdNumber ?? ""),
        (Words["Field.phone"], WordLists.Listed(record.Numbers.Select(number => number.Masked))),
        (Words["Field.address"], record.Address ?? ""),
        (Words["Field.insuranceNo"], record.Facts.InsuranceNo ?? ""),
        (Words["Field.contacts"], WordLists.Listed(record.Contacts.Select(contact => contact.Name))),
        (Words["Column.LastVisit"], Words.Value(record.LastVisitOn)),
        (Words["Column.CreatedAt"], Words.Value(record.CreatedAt)),
    ];

    /// <summary>Covered like the archive's, so that equal values look equal.</summary>
    private List<(string Name, string Value)> TypedFacts(PatientForm form) =>
    [
        (Words["Field.name"], form.Name),
        (Words["Field.sex"], Words.Value(form.Sex)),
        (Words["Field.birthDate"], BirthDate.TryParse(form.BirthDate, out var birth) ? birth.ToString() : form.BirthDate),
        (Words["Field.idNumber"], form.KeepsIdNumber() ? form.IdNumber : IdNumbers.Mask(IdNumbers.Normalise(form.IdType, form.IdNumber))),
        (Words["Field.phone"], WordLists.Listed(form.Numbers.Where(number => number.Number.Length > 0).Select(Masked))),
        (Words["Field.address"], form.Address.Length == 0 ? "" : PatientMasks.Address(form.Address)),
        (Words["Field.insuranceNo"], form.KeepsInsuranceNo() ? form.InsuranceNo : IdNumbers.Mask(IdNumbers.Normalise(null, form.InsuranceNo))),
        (Words["Field.contacts"], WordLists.Listed(form.Contacts.Where(contact => !contact.IsBlank()).Select(contact => contact.Name))),
        (Words["Column.LastVisit"], ""),
        (Words["Column.CreatedAt"], ""),
    ];

    private string Masked(ContactNumberForm number) =>
        number.KeepsNumber() ? number.Number : Core.Patients.Phones.PhoneNumbers.Normalise(number.Number, Hospital.Numbering).Mask();

    [Inject] private Core.Settings.HospitalProfile Hospital { get; set; } = default!;

    private async Task SameAsync() => await TellAsync(await Run.RunAsync(Actor, (DeclareSamePerson use) => use.HandleAsync(One, Other!.Value, "")));

    private async Task DifferentAsync() => await TellAsync(await Run.RunAsync(Actor, (DeclareDifferent use) => use.HandleAsync(One, Other!.Value)));

    private async Task TellAsync<T>(Outcome<T> outcome)
    {
        _problem = outcome.Problem;
        if (_problem is null)
        {
            await Decided.InvokeAsync();
        }
    }
}

/// <summary>What somebody says of a form beside an archive that looks like it.</summary>
public enum TypedVerdict
{
    Different,

    /// <summary>The same person: his archive is opened instead.</summary>
    OpenThat,

    /// <summary>The same person, and still a record of its own.</summary>
    FurtherRecord,
}
