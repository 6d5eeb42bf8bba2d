using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters.Classes;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>
/// Shortly after rows reached the archives: the classes of those they tell of follow. Asked when the inbox is empty, so that no row waits
/// for it; some patients at a time, with a fixed number of questions however many they are.
/// </summary>
public sealed class FollowClasses(CrmDb db, ClassNews news, PatientClassifier classifier) : IUseCase
{
    public static Permission Requires => FeedPermissions.Push;

    /// <returns>How many patients were looked at; 0 when nobody is waiting.</returns>
    public async Task<int> HandleAsync(int most = 100, CancellationToken ct = default)
    {
        var patients = news.Take(most);
        try
        {
            if (patients.Count > 0)
            {
                await ClassWriting.WriteAsync(db, await classifier.FindAsync(patients, ct), ct);
            }
        }
        catch
        {
            news.Tell(patients);
            throw;
        }

        return patients.Count;
    }
}
