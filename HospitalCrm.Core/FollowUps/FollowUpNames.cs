using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Names;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Patients by name, for the filters of this room: any part of it, its pinyin or its initials.</summary>
internal static class FollowUpNames
{
    public static IQueryable<Id<Patient>> Of(string typed, ListTools tools)
    {
        var db = tools.Db;
        var folded = PersonNames.Simplify(PersonNames.Fold(typed));
        var (from, to) = NameRange.Of(folded);
        var ids = db.NameSuffixes.Where(suffix => suffix.Suffix.CompareTo(from) >= 0 && suffix.Suffix.CompareTo(to) < 0).Select(suffix => suffix.PatientId);
        if (Pinyin.Typed(folded) is not { } letters)
        {
            return ids;
        }

        var (first, last) = NameRange.Of(letters);
        return ids
            .Concat(db.Patients.Where(patient => patient.NameInitials!.CompareTo(first) >= 0 && patient.NameInitials!.CompareTo(last) < 0).Select(patient => patient.Id))
            .Concat(db.Patients.Where(patient => patient.NamePinyin!.CompareTo(first) >= 0 && patient.NamePinyin!.CompareTo(last) < 0).Select(patient => patient.Id))
            .Concat(db.NameSpellings.Where(spelling => spelling.Spelling.CompareTo(first) >= 0 && spelling.Spelling.CompareTo(last) < 0).Select(spelling => spelling.PatientId));
    }

    /// <summary>Those of exactly this name.</summary>
    public static IQueryable<Id<Patient>> Whole(string typed, ListTools tools)
    {
        var db = tools.Db;
        var name = PersonNames.Simplify(PersonNames.Fold(typed));
        var length = name.EnumerateRunes().Count();
        return db.NameSuffixes
            .Where(suffix => suffix.Suffix == name && db.Patients.Any(patient => patient.Id == suffix.PatientId && patient.Name.Length == length))
            .Select(suffix => suffix.PatientId);
    }
}
