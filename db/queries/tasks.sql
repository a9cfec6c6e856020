-- name: put(case_no, place, todo, department, due, content)*!
INSERT INTO tasks (case_no, place, todo, department, due, content)
VALUES (:case_no, :place, :todo, :department, :due, :content);

-- name: drop(case_no)!
DELETE FROM tasks WHERE case_no = :case_no;

-- name: all(until, most)
SELECT due, case_no, place, content FROM tasks
WHERE due <= :until ORDER BY due, case_no, place LIMIT :most;

-- name: of_todo(todo, until, most)
SELECT due, case_no, place, content FROM tasks
WHERE todo = :todo AND due <= :until ORDER BY due, case_no, place LIMIT :most;

-- name: of_department(department, todo, until, most)
-- An empty todo leaves nothing out.
SELECT due, case_no, place, content FROM tasks
WHERE department = :department AND due <= :until AND (:todo = '' OR todo = :todo)
ORDER BY due, case_no, place LIMIT :most;

-- name: clear()!
DELETE FROM tasks;
