using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Draws the picture of all rights and compares it with the one that was signed last.</summary>
public sealed class ReviewReading(CrmDb db, ParameterValues parameters, SignInClock clock) : IRoomPart
{
    private const int MostPast = 20;

    /// <summary>The picture as it is kept: staff number → name and rights (<c>code</c>, or <c>code@scope</c> where it is not for all rows), in a fixed order.</summary>
    public static string Write(IEnumerable<HeldByOne> picture) => JsonSerializer.Serialize(picture.OrderBy(one => one.StaffNo, StringComparer.Ordinal));

    public static string FingerprintOf(string content) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public async Task<ReviewDue> DueAsync(CancellationToken ct)
    {
        var last = await db.RightsReviews.OrderByDescending(review => review.At).Select(review => (DateTimeOffset?)review.At).FirstOrDefaultAsync(ct);
        var days = parameters.Get(ReviewParameters.Days);
        return new(last is null || last.Value.AddDays(days) < clock.Value.GetUtcNow(), last, days);
    }

    public async Task<(ReviewReport Report, string Content)> ReadAsync(CancellationToken ct)
    {
        var now = clock.Value.GetUtcNow();
        var picture = await RightsPicture.ReadAsync(db, now, ct);
        var people = await PeopleAsync(picture, now, ct);
        var held = people.ConvertAll(one => new HeldByOne(one.Person.StaffNo, one.Person.Name, [.. one.Rights.Select(Written).Order(StringComparer.Ordinal)]));
        var content = Write(held);
        var past = await db.RightsReviews.AsNoTracking().OrderByDescending(review => review.At).Take(MostPast)
            .Select(review => new PastReview(review.Id, review.At, review.SignedBy, review.Remark, review.People, review.Findings)).ToListAsync(ct);
        var report = new ReviewReport
        {
            People = [.. people.Select(one => one.Person)],
            Changes = past.Count == 0 ? [] : Compare(await LastAsync(past[0].Id, ct), held),
            Past = past,
            Fingerprint = FingerprintOf(content),
            Due = await DueAsync(ct),
        };
        return (report, content);
    }

    private static string Written(KeyValuePair<string, DataScope> right) => right.Value == DataScope.All ? right.Key : $"{right.Key}@{right.Value}";

    private static List<ReviewChange> Compare(IReadOnlyList<HeldByOne> before, IReadOnlyList<HeldByOne> now)
    {
        var old = before.ToDictionary(one => one.StaffNo, StringComparer.Ordinal);
        var today = now.ToDictionary(one => one.StaffNo, StringComparer.Ordinal);
        return
        [
            .. from staffNo in old.Keys.Union(today.Keys).Order(StringComparer.Ordinal)
               let was = old.GetValueOrDefault(staffNo)
               let holds = today.GetValueOrDefault(staffNo)
               let given = (holds?.Rights ?? []).Except(was?.Rights ?? []).ToList()
               let taken = (was?.Rights ?? []).Except(holds?.Rights ?? []).ToList()
               where given.Count + taken.Count > 0
               select new ReviewChange(staffNo, (holds ?? was)!.Name, given, taken),
        ];
    }

    private async Task<List<(ReviewedPerson Person, Dictionary<string, DataScope> Rights)>> PeopleAsync(RightsPicture picture, DateTimeOffset now, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().ToDictionaryAsync(role => role.Id, ct);
        var joined = picture.Joined();
        var unused = now.AddDays(-parameters.Get(ReviewParameters.UnusedDays));
        var staff = await (
            from one in db.Staff.AsNoTracking()
            join account in db.Users on one.Id equals account.StaffId
            orderby one.StaffNo
            select new
            {
                one.Id,
                one.StaffNo,
                one.Name,
                Department = db.Departments.Where(department => department.Code == one.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                LastSignedInAt = account.LastSignedInAt ?? db.SignInSessions.Where(session => session.AccountId == account.Id).Max(session => (DateTimeOffset?)session.StartedAt),
            }).ToListAsync(ct);
        var guarded = PermissionCatalogue.All.Where(right => right.IsGuarded).ToList();
        return staff.ConvertAll(one =>
        {
            var held = picture.RolesOf(one.Id);
            var rights = picture.ScopesOf(one.Id);
            var person = new ReviewedPerson(
                one.StaffNo,
                one.Name,
                one.Department,
                [.. held.Where(roles.ContainsKey).Select(role => roles[role]).OrderBy(role => role.Order).Select(role => role.Name)],
                [.. guarded.Where(right => rights.ContainsKey(right.Code))],
                rights.Keys.Count(right => !guarded.Exists(known => known.Code == right)),
                one.LastSignedInAt,
                [.. Findings(held.Count > 0, joined.ContainsKey(one.Id), picture.IsAway(one.Id), one.LastSignedInAt, unused)]);
            return (person, rights);
        });
    }

    private static IEnumerable<ReviewFinding> Findings(bool holdsRoles, bool isJoined, bool isAway, DateTimeOffset? lastSignedInAt, DateTimeOffset unused)
    {
        if (isJoined)
        {
            yield return ReviewFinding.Joined;
        }

        if (holdsRoles && isAway)
        {
            yield return ReviewFinding.LeftWithRoles;
        }
        else if (holdsRoles && lastSignedInAt is null)
        {
            yield return ReviewFinding.NeverSignedIn;
        }
        else if (holdsRoles && lastSignedInAt < unused)
        {
            yield return ReviewFinding.LongUnused;
        }
    }

    private async Task<IReadOnlyList<HeldByOne>> LastAsync(Id<RightsReview> id, CancellationToken ct) =>
        JsonSerializer.Deserialize<List<HeldByOne>>(await db.RightsReviews.Where(review => review.Id == id).Select(review => review.Content).SingleAsync(ct)) ?? [];
}

/// <summary>What one person held when a review was signed.</summary>
public sealed record HeldByOne(string StaffNo, string Name, IReadOnlyList<string> Rights);
