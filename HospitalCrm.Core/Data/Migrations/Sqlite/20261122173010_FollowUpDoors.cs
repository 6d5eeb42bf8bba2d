using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FollowUpDoors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FormSentAt",
                table: "FollowUpTasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "StartsByForm",
                table: "FollowUpTasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SendsForm",
                table: "FollowUpSteps",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Door",
                table: "FollowUpRecords",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Agent");

            migrationBuilder.CreateTable(
                name: "FollowUpLinks",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TaskId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Factor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SentBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WrongTries = table.Column<int>(type: "INTEGER", nullable: false),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsUrgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpLinks_FollowUpTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "FollowUpTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpQuestions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TaskId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Edition = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MessageId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpQuestions_FollowUpTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "FollowUpTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LowScores",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Lowest = table.Column<int>(type: "INTEGER", nullable: false),
                    RatedStaff = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ContactedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ContactedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ResolvedBy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LowScores", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LowScores_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SatisfactionRatings",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SourceKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    PatientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    EncounterId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DepartmentCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ItemCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ClassCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StaffNo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    RatedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SatisfactionRatings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SatisfactionRatings_Encounters_EncounterId",
                        column: x => x.EncounterId,
                        principalTable: "Encounters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SatisfactionRatings_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpTasks_StartsByForm_State",
                table: "FollowUpTasks",
                columns: new[] { "StartsByForm", "State" },
                filter: "\"StartsByForm\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpLinks_TaskId_SentAt",
                table: "FollowUpLinks",
                columns: new[] { "TaskId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpLinks_TokenHash",
                table: "FollowUpLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpQuestions_MessageId",
                table: "FollowUpQuestions",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpQuestions_TaskId_AskedAt",
                table: "FollowUpQuestions",
                columns: new[] { "TaskId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_DepartmentCode_State",
                table: "LowScores",
                columns: new[] { "DepartmentCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_PatientId",
                table: "LowScores",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_SourceKey_Round",
                table: "LowScores",
                columns: new[] { "SourceKey", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LowScores_State_DueAt",
                table: "LowScores",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_EncounterId",
                table: "SatisfactionRatings",
                column: "EncounterId");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_PatientId",
                table: "SatisfactionRatings",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_SourceKey_Round_ItemCode_StaffNo",
                table: "SatisfactionRatings",
                columns: new[] { "SourceKey", "Round", "ItemCode", "StaffNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_StaffSums",
                table: "SatisfactionRatings",
                columns: new[] { "Scope", "RatedOn", "StaffNo", "Score" });

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionRatings_Sums",
                table: "SatisfactionRatings",
                columns: new[] { "Scope", "RatedOn", "DepartmentCode", "ClassCode", "ItemCode", "Score" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FollowUpLinks");

            migrationBuilder.DropTable(
                name: "FollowUpQuestions");

            migrationBuilder.DropTable(
                name: "LowScores");

            migrationBuilder.DropTable(
                name: "SatisfactionRatings");

            migrationBuilder.DropIndex(
                name: "IX_FollowUpTasks_StartsByForm_State",
                table: "FollowUpTasks");

            migrationBuilder.DropColumn(
                name: "FormSentAt",
                table: "FollowUpTasks");

            migrationBuilder.DropColumn(
                name: "StartsByForm",
                table: "FollowUpTasks");

            migrationBuilder.DropColumn(
                name: "SendsForm",
                table: "FollowUpSteps");

            migrationBuilder.DropColumn(
                name: "Door",
                table: "FollowUpRecords");
        }
    }
}
