using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Names;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>客户档案: found by any part of the name, by a whole number, or by the last four digits people say on the phone.</summary>
public static class PatientList
{
    private const int Few = 500;

    public static readonly ListDefinition<PatientRow> Definition = new("patients")
    {
        Source = Rows,
        Key = ListKey<PatientRow>.By(row => row.Id),
        SortedDescending = true, // keys grow with time: the newest archives first
        Columns =
        [
            new("MedicalRecordNo", row => row.MedicalRecordNo) { Width = "110px", SortKey = Sort(row => row.MedicalRecordNo), IsShown = true },
            new("Name", (row, tools) => tools.Name(row.Name, row.IsRestricted)) { Width = "120px" },
            new("Sex", row => row.Sex) { Width = "68px" },
            new("BirthDate", (row, tools) => tools.Covers(row.IsRestricted) ? null : row.Birth.ToString()) { Width = "110px", SortKey = Sort(row => row.BirthOn) },
            new("Age", (row, tools) => row.DeceasedOn is null && !tools.Covers(row.IsRestricted) ? row.Birth.AgeOn(tools.Clock.Today()) : null) { Width = "70px" },
            new("Phone", Phone) { Width = "120px" },
            new("IdNumber", (row, tools) => tools.Covers(row.IsRestricted) ? null : IdNumbers.Mask(tools.Vault.Open(Patient.IdNumberPurpose, row.IdNumber))) { Width = "160px" },
            new("LastVisit", (row, tools) => tools.Covers(row.IsRestricted) ? null : row.LastVisitOn) { Width = "110px", SortKey = Sort(row => row.LastVisitOn) },

            // Keys grow with time, so the key's own index carries it.
            new("CreatedAt", row => row.CreatedAt) { Width = "130px", SortKey = Sort(row => row.Id), IsShown = true },
            new("Kind", row => row.Kind) { Width = "100px", IsExtra = true },
            new("CardNo", row => row.CardNo) { Width = "110px", IsExtra = true },
            new("Address", Address) { Width = "150px", IsExtra = true },
            new("DeceasedOn", (row, tools) => tools.Covers(row.IsRestricted) ? null : row.DeceasedOn) { Width = "110px", IsExtra = true },
        ],
        Filters =
        [
            new("name", FilterKind.Text, ByName) { Whole = ByWholeName },
            new("phone", FilterKind.Number, ByPhone),
            new("idNumber", FilterKind.Text, ByIdNumber),
            new("sex", FilterKind.Choice, (typed, _) => Enum.TryParse<Sex>(typed, out var sex) ? row => row.Sex == sex : row => false)
            {
                Choices = Enum.GetNames<Sex>(),
                IsPublic = true,
                IsExtra = true,
                IsShown = true,
            },
            new("kind", FilterKind.Choice, (typed, _) => Enum.TryParse<PatientKind>(typed, out var kind) ? row => row.Kind == kind : row => false)
            {
                Choices = Enum.GetNames<PatientKind>(),
                IsPublic = true,
                IsExtra = true,
                IsShown = true,
            },
            new("birthDate", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Days(typed);
                return row => row.BirthOn >= from && row.BirthOn <= to;
            }) { IsPublic = true, IsExtra = true },
            new("lastVisit", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Days(typed);
                return row => row.LastVisitOn >= from && row.LastVisitOn <= to;
            }) { IsPublic = true, IsExtra = true },
            .. PatientVisitFilters.All,
        ],
        Permissions = new(PatientPermissions.View)
        {
            Add = PatientPermissions.Register,
            Edit = PatientPermissions.Edit,
            Delete = PatientPermissions.Delete,
            Export = PatientPermissions.Export,
            SeeNames = PatientPermissions.SeeNames,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        Scope = WithinAsync,
        Restricted = db => row => db.Patients.Where(patient => patient.RestrictedAs != null).Select(patient => patient.Id).Contains(row.Id),
        OpenUrl = row => $"/patients/{row.Id}",
        ShowsPatients = true,
        PatientOf = row => row.Id.Value,
    };

    internal static IQueryable<PatientRow> Rows(CrmDb db) =>
        from patient in db.Patients
        select new PatientRow
        {
            Id = patient.Id,
            MedicalRecordNo = patient.MedicalRecordNo,
            CardNo = patient.CardNo,
            Name = patient.Name,
            Sex = patient.Sex,
            Kind = patient.Kind,
            BirthOn = patient.BirthOn,
            BirthPrecision = patient.BirthPrecision,
            IdNumber = patient.IdNumber,
            Address = patient.Address,
            Phone = db.ContactNumbers
                .Where(number => number.PatientId == patient.Id)
                .OrderBy(number => number.ContactPersonId != null)
                .ThenBy(number => number.Priority)
                .Select(number => (Sealed?)number.Number)
                .FirstOrDefault(),
            LastVisitOn = patient.LastVisitOn,
            DeceasedOn = patient.DeceasedOn,
            CreatedAt = patient.CreatedAt,
            RestrictedAs = patient.RestrictedAs,
        };

    private static Expression<Func<PatientRow, TKey>> Sort<TKey>(Expression<Func<PatientRow, TKey>> key) => key;

    /// <summary>
    /// A department with many patients is probed row by row, in the list's own order, until the page is full; one with few is named patient
    /// by patient; and where all rows are walked anyway its patients are gathered once. Each is ten times the others where it is wrong.
    /// </summary>
    internal static async Task<Expression<Func<PatientRow, bool>>> WithinAsync(Reach reach, ListTools tools, bool isWhole, CancellationToken ct)
    {
        var known = tools.PatientsWithin(reach);
        if (isWhole)
        {
            return row => known.Contains(row.Id);
        }

        var few = await known.Distinct().OrderBy(patient => patient).Take(Few + 1).ToListAsync(ct);
        return few.Count > Few ? row => known.Any(patient => patient == row.Id) : row => few.Contains(row.Id);
    }

    private static string? Phone(PatientRow row, ListTools tools) => tools.Covers(row.IsRestricted)
        ? null
        : PhoneNumbers.Normalise(tools.Vault.Open(ContactNumber.NumberPurpose, row.Phone), tools.Numbering).Mask();

    private static string? Address(PatientRow row, ListTools tools) =>
        !tools.Covers(row.IsRestricted) && tools.Vault.Open(Patient.AddressPurpose, row.Address) is { } address ? PatientMasks.Address(address) : null;

    /// <summary>Any part of the name: the tails that begin with it are one range of the suffix table. Letters are pinyin and initials too.</summary>
    private static Expression<Func<PatientRow, bool>> ByName(string typed, ListTools tools)
    {
        var db = tools.Db;
        var folded = PersonNames.Simplify(PersonNames.Fold(typed));
        var (from, to) = NameRange.Of(folded);
        var ids = db.NameSuffixes.Where(suffix => suffix.Suffix.CompareTo(from) >= 0 && suffix.Suffix.CompareTo(to) < 0).Select(suffix => suffix.PatientId);
        if (Pinyin.Typed(folded) is { } letters)
        {
            var (first, last) = NameRange.Of(letters);
            ids = ids
                .Concat(db.Patients.Where(patient => patient.NameInitials!.CompareTo(first) >= 0 && patient.NameInitials!.CompareTo(last) < 0).Select(patient => patient.Id))
                .Concat(db.Patients.Where(patient => patient.NamePinyin!.CompareTo(first) >= 0 && patient.NamePinyin!.CompareTo(last) < 0).Select(patient => patient.Id))
                .Concat(db.NameSpellings.Where(spelling => spelling.Spelling.CompareTo(first) >= 0 && spelling.Spelling.CompareTo(last) < 0).Select(spelling => spelling.PatientId));
        }

        return row => ids.Contains(row.Id);
    }

    private static Expression<Func<PatientRow, bool>> ByWholeName(string typed, ListTools tools)
    {
        var db = tools.Db;
        var name = PersonNames.Simplify(PersonNames.Fold(typed));
        var length = name.EnumerateRunes().Count();
        return row => db.NameSuffixes
            .Where(suffix => suffix.Suffix == name && db.Patients.Any(patient => patient.Id == suffix.PatientId && patient.Name.Length == length))
            .Select(suffix => suffix.PatientId)
            .Contains(row.Id);
    }

    private static Expression<Func<PatientRow, bool>> ByPhone(string typed, ListTools tools)
    {
        var db = tools.Db;
        if (typed.Length == 4 && typed.All(char.IsAsciiDigit))
        {
            var tail = PatientIndexes.OfNumberTail(tools.Vault, typed);
            return row => db.ContactNumbers.Where(number => number.NumberTail == tail).Select(number => number.PatientId).Contains(row.Id);
        }

        var phone = PhoneNumbers.Normalise(typed, tools.Numbering);
        if (!phone.NamesASubscriber)
        {
            return row => false;
        }

        var index = PatientIndexes.OfNumber(tools.Vault, phone);
        return row => db.ContactNumbers.Where(number => number.NumberIndex == index).Select(number => number.PatientId).Contains(row.Id);
    }

    private static Expression<Func<PatientRow, bool>> ByIdNumber(string typed, ListTools tools)
    {
        var db = tools.Db;
        var number = IdNumbers.Normalise(IdTypes.ResidentIdCard, typed);
        if (number.Length == 4)
        {
            var tail = tools.BlindIndex(Patient.IdNumberTailPurpose, number);
            return row => db.Patients.Where(patient => patient.IdNumberTail == tail).Select(patient => patient.Id).Contains(row.Id);
        }

        var index = PatientIndexes.OfIdNumber(tools.Vault, number);
        return row => db.Patients.Where(patient => patient.IdNumberIndex == index).Select(patient => patient.Id).Contains(row.Id);
    }
}
